package io.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws charts as SVG, with the figures as text, so that nothing is told by color or length alone. */
final class Chart {
    private static final int WIDTH = 800;
    private static final int LABELS = 240;
    private static final int FIGURES = 150;
    private static final int ROW = 26;
    private static final int TOP = 64;
    private static final List<String> COLORS = List.of("#2563a8", "#d97706", "#5b7f2b", "#7c3aed", "#b0413e");

    private Chart() {}

    /**
     * A row of a bar chart.
     *
     * @param values lengths of the parts of the bar, one for each name in the legend
     * @param mark where a line marks a goal; 0 for none
     * @param figure the text behind the bar
     */
    record Bar(String label, List<Double> values, double mark, String figure) {}

    /** A line of a line chart: its values at 0, 1, 2 and so on. */
    record Line(String label, List<Double> values) {}

    /** Returns horizontal bars with the parts of each one behind the other. */
    static String bars(String title, List<String> legend, List<Bar> bars) {
        double longest = bars.stream()
                .mapToDouble(bar -> Math.max(
                        bar.mark(),
                        bar.values().stream().mapToDouble(Double::doubleValue).sum()))
                .max()
                .orElse(1);
        double scale = (WIDTH - LABELS - FIGURES) / Math.max(longest, Double.MIN_NORMAL);
        StringBuilder svg = begin(title, TOP + ROW * bars.size() + 12);
        legend(svg, legend);
        int y = TOP;
        for (Bar bar : bars) {
            text(svg, LABELS - 8, y + 15, "end", bar.label());
            double x = LABELS;
            for (int part = 0; part < bar.values().size(); part++) {
                double width = bar.values().get(part) * scale;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>%n",
                        x,
                        y + 2,
                        width,
                        COLORS.get(part)));
                x += width;
            }
            if (bar.mark() > 0) {
                double mark = LABELS + bar.mark() * scale;
                svg.append(String.format(
                        Locale.ROOT,
                        "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#111\" stroke-width=\"2\"/>%n",
                        mark,
                        y - 1,
                        y + 23));
                x = Math.max(x, mark);
            }
            text(svg, (int) x + 6, y + 15, "start", bar.figure());
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    /** Returns lines over a few places of the x-axis, which are named; the y-axis begins at 0. */
    static String lines(String title, List<String> places, List<Line> lines, String unit) {
        int height = 240;
        double highest = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        StringBuilder svg = begin(title, TOP + height + 40);
        legend(svg, lines.stream().map(Line::label).toList());
        double step = (WIDTH - 200.0) / Math.max(1, places.size() - 1);
        for (int place = 0; place < places.size(); place++) {
            text(svg, (int) (80 + step * place), TOP + height + 22, "middle", places.get(place));
        }
        for (int tick = 0; tick <= 4; tick++) {
            double y = TOP + height - height * tick / 4.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"60\" x2=\"%d\" y1=\"%2$.1f\" y2=\"%2$.1f\" stroke=\"#ccc\"/>%n",
                    WIDTH - 40,
                    y));
            text(svg, 54, (int) y + 4, "end", String.format(Locale.ROOT, "%.1f%s", highest * tick / 4, unit));
        }
        for (int number = 0; number < lines.size(); number++) {
            List<Double> values = lines.get(number).values();
            List<String> points = new ArrayList<>();
            for (int place = 0; place < values.size(); place++) {
                points.add(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        80 + step * place,
                        TOP + height - height * values.get(place) / Math.max(highest, Double.MIN_NORMAL)));
            }
            svg.append(String.format(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n",
                    String.join(" ", points), COLORS.get(number)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder begin(String title, int height) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" role=\"img\" aria-label=\"%3$s\""
                        + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#111\">%n"
                        + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#fff\"/>%n",
                WIDTH, height, escaped(title)));
        svg.append(String.format(
                "<text x=\"12\" y=\"22\" font-size=\"15\" font-weight=\"bold\">%s</text>%n", escaped(title)));
        return svg;
    }

    private static void legend(StringBuilder svg, List<String> names) {
        int x = 12;
        for (int number = 0; number < names.size(); number++) {
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"36\" width=\"12\" height=\"12\" fill=\"%s\"/>%n", x, COLORS.get(number)));
            text(svg, x + 17, 47, "start", names.get(number));
            x += 34 + 7 * names.get(number).length();
        }
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append(
                String.format("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
