package io.muster.liberty;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * Serves the console: its page for every address of a page, its modules and style sheets, and the modules of its
 * libraries from their jars. Each file is read and compressed once; browsers ask every time whether it has changed, so
 * that a page never mixes two versions.
 */
@WebServlet(urlPatterns = ConsoleServlet.BASE + "*", loadOnStartup = 1, asyncSupported = true)
@NullUnmarked // init sets the field
public class ConsoleServlet extends ReadOnlyServlet {
    static final String BASE = "/console/";
    private static final long serialVersionUID = 1L;
    private static final String LIBRARIES = "_static/";
    private static final String PAGE = "index.html";

    /** The names of modules of the console and its libraries; no segment begins with a dot. */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*+/)*+[A-Za-z0-9_-][A-Za-z0-9._-]*+");

    /** Accepts gzip, unless its weight is 0. */
    private static final Pattern GZIP = Pattern.compile("(?i)\\bgzip\\s*+(?!;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

    /** Bounded: only files that exist are in it. */
    private final transient Map<String, StaticFile> files = new ConcurrentHashMap<>();

    private transient ConsolePage page;

    @Override
    public void init() throws ServletException {
        try {
            String template = new String(read(BASE + PAGE).orElseThrow(), StandardCharsets.UTF_8);
            page = ConsolePage.of(template, importMaps(), BASE);
        } catch (IOException e) {
            throw new ServletException("The console cannot be read", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        if (path.isEmpty()) {
            // relative, since only the proxy in front knows the host that browsers use
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", BASE);
            return;
        }
        String name = path.substring(1);
        if (isAddressOfPage(name) || name.equals(PAGE)) {
            response.setHeader("Content-Security-Policy", page.policy());
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            answer(request, response, page.file());
            return;
        }
        Optional<StaticFile> file = file(name);
        if (file.isPresent()) {
            answer(request, response, file.orElseThrow());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Pages have addresses without a dot in the last segment. */
    private static boolean isAddressOfPage(String name) {
        return name.indexOf('.', name.lastIndexOf('/') + 1) < 0;
    }

    private Optional<StaticFile> file(String name) throws IOException {
        StaticFile known = files.get(name);
        Optional<String> mediaType = StaticFile.mediaType(name);
        if (known != null || mediaType.isEmpty() || !FILE.matcher(name).matches()) {
            return Optional.ofNullable(known);
        }
        Optional<StaticFile> found = read(name.startsWith(LIBRARIES) ? "/" + name : BASE + name)
                .map(content -> StaticFile.of(mediaType.orElseThrow(), content));
        found.ifPresent(file -> files.put(name, file));
        return found;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, StaticFile file)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", file.etag());
        String known = Optional.ofNullable(request.getHeader("If-None-Match")).orElse("");
        // a proxy that compresses makes the validator weak; the comparison is weak, too (RFC 9110 section 13.1.2)
        if (known.strip().equals("*") || known.contains(file.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String encodings =
                Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
        boolean compressed = GZIP.matcher(encodings).find();
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] body = compressed ? file.compressed() : file.content();
        response.setContentType(file.mediaType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Optional<byte[]> read(String resource) throws IOException {
        try (InputStream stream = getServletContext().getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }
    }

    private static List<byte[]> importMaps() throws IOException {
        List<byte[]> maps = new ArrayList<>();
        ClassLoader loader = ConsoleServlet.class.getClassLoader();
        for (URL map : Collections.list(loader.getResources("META-INF/importmap.json"))) {
            try (InputStream stream = map.openStream()) {
                maps.add(stream.readAllBytes());
            }
        }
        return maps;
    }
}
