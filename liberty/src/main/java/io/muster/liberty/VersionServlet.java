package io.muster.liberty;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers which build is running. Needs no API key, so that support can ask for it when no key works. */
@WebServlet("/api/v1/version")
public class VersionServlet extends ReadOnlyServlet {
    private final transient BuildInfo build = BuildInfo.read();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObjectBuilder json = Json.createObjectBuilder().add("version", build.version());
        build.commit().ifPresent(commit -> json.add("commit", commit));
        json.add("buildTime", build.time());
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        try (JsonWriter writer = Json.createWriter(response.getWriter())) {
            writer.writeObject(json.build());
        }
    }
}
