package io.muster.liberty;

import io.muster.rest.scim.json.ScimErrorJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the container refuses before our resources see it, in the same form as their refusals. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final String SCIM = "/api/v1/scim/";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        boolean scim =
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri && uri.startsWith(SCIM);
        response.setStatus(status);
        response.setContentType(scim ? "application/scim+json" : "application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        try (JsonWriter writer = Json.createWriter(response.getWriter())) {
            writer.writeObject(scim ? ScimErrorJson.write(status, Optional.empty(), detail(status)) : problem(status));
        }
    }

    private static JsonObject problem(int status) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("status", status)
                .add("detail", detail(status))
                .build();
    }

    private static String detail(int status) {
        if (status >= 500) {
            return "Something went wrong on our side; try again";
        }
        return status == HttpServletResponse.SC_NOT_FOUND
                ? "There is nothing at this path"
                : "The request can't be understood";
    }
}
