package io.muster.liberty;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page of the console with the import map of its libraries, and the Content Security Policy that allows exactly
 * this map. A page has no other script in it and no style.
 *
 * @param policy the value of {@code Content-Security-Policy}
 */
record ConsolePage(StaticFile file, String policy) {
    private static final String PLACE = "{{importmap}}";
    private static final String IN_LIBRARIES = "/_static/";

    /**
     * @param template an HTML document with {@value #PLACE} as the content of its import map
     * @param maps the import maps of the libraries, as JSON
     * @param base the path below which the files of the libraries are served, with a slash at the end
     */
    static ConsolePage of(String template, List<byte[]> maps, String base) {
        String map = merged(maps, base);
        String hash = Base64.getEncoder().encodeToString(StaticFile.sha256(map.getBytes(StandardCharsets.UTF_8)));
        byte[] html = template.replace(PLACE, map).getBytes(StandardCharsets.UTF_8);
        return new ConsolePage(StaticFile.of("text/html; charset=utf-8", html), policy(hash));
    }

    private static String merged(List<byte[]> maps, String base) {
        Map<String, String> modules = new TreeMap<>();
        for (byte[] map : maps) {
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(map))) {
                JsonObject imports = reader.readObject().getJsonObject("imports");
                imports.keySet()
                        .forEach(name -> modules.put(
                                name, imports.getString(name).replaceFirst("^" + IN_LIBRARIES, base + "_static/")));
            }
        }
        JsonObjectBuilder imports = Json.createObjectBuilder();
        modules.forEach(imports::add);
        return Json.createObjectBuilder().add("imports", imports).build().toString();
    }

    private static String policy(String hash) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'sha256-" + hash + "'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }
}
