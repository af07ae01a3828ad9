package io.muster.liberty;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Refuses names of settings that do not exist: a misspelt setting would silently have its default. */
final class SettingNames {
    private static final String PREFIX = "MUSTER_";

    /** Set by Kubernetes in each container for services whose names begin with {@code muster}. */
    private static final Pattern SERVICE = Pattern.compile("\\w+_SERVICE_(?:HOST|PORT\\w*)|\\w+_PORT_\\d+_\\w+");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://.*");

    private SettingNames() {}

    /** Returns a refusal, with the most similar name, for each that begins with {@code MUSTER_} and is no setting. */
    static List<InvalidSettingException> refused(Iterable<String> names, Function<String, Optional<String>> values) {
        return StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.startsWith(PREFIX) && !isKnown(name) && !isOfKubernetes(name, values))
                .sorted()
                .map(name -> new InvalidSettingException(name + " is not a setting. The most similar name is "
                        + nearest(name) + "; docs/settings.md lists all settings. For example: unset " + name))
                .toList();
    }

    private static boolean isKnown(String name) {
        return settings().anyMatch(setting -> setting.name().equals(name));
    }

    private static boolean isOfKubernetes(String name, Function<String, Optional<String>> values) {
        return SERVICE.matcher(name).matches()
                || (name.endsWith("_PORT")
                        && values.apply(name)
                                .filter(value -> SERVICE_ADDRESS.matcher(value).matches())
                                .isPresent());
    }

    private static Setting nearest(String name) {
        return settings()
                .min(Comparator.comparingInt(setting -> distance(setting.name(), name)))
                .orElseThrow();
    }

    private static Stream<Setting> settings() {
        return EnumSet.allOf(Setting.class).stream();
    }

    /** Returns the Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
