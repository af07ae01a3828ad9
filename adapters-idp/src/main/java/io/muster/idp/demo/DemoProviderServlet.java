package io.muster.idp.demo;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provider's answers over HTTP. Only this machine gets any: a request that names another host, comes from another
 * address or through a proxy gets 404, as if there were no provider.
 */
public final class DemoProviderServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_FORM = 8 * 1_024;
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?");
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final transient DemoProvider provider;

    public DemoProviderServlet(DemoProvider provider) {
        this.provider = provider;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isOfThisMachine(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        switch (Optional.ofNullable(request.getPathInfo()).orElse("")) {
            case "/.well-known/openid-configuration" -> json(response, 200, provider.metadata());
            case "/jwks" -> json(response, 200, provider.keys());
            case "/authorize" -> authorize(request, response);
            case "/" -> redirect(response, provider.tile());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isOfThisMachine(request) || !"/token".equals(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] form = request.getInputStream().readNBytes(MAX_FORM);
        try {
            json(
                    response,
                    200,
                    provider.token(
                            Optional.ofNullable(request.getHeader("Authorization"))
                                    .orElse(""),
                            new String(form, StandardCharsets.UTF_8)));
        } catch (DemoRefused refused) {
            int status = refused.error().equals("invalid_client") ? 401 : 400;
            json(response, status, "{\"error\":\"" + refused.error() + "\"}");
        }
    }

    private void authorize(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String query = Optional.ofNullable(request.getQueryString()).orElse("");
            AuthenticationRequest authentication = provider.request(query);
            String person = request.getParameter("person");
            if (person == null) {
                html(response, 200, DemoPage.people(provider.people(), query));
            } else {
                redirect(response, provider.authorize(authentication, person));
            }
        } catch (DemoRefused refused) {
            html(response, 400, DemoPage.refused(refused.error()));
        }
    }

    private static void redirect(HttpServletResponse response, URI location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location.toString());
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    private static void json(HttpServletResponse response, int status, String json) throws IOException {
        answer(response, status, "application/json", json);
    }

    private static void html(HttpServletResponse response, int status, String html) throws IOException {
        response.setHeader("Content-Security-Policy", DemoPage.POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        answer(response, status, "text/html;charset=utf-8", html);
    }

    private static void answer(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body);
    }

    private static boolean isOfThisMachine(HttpServletRequest request) throws IOException {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        // sends no DNS query: the container has the address, not a name
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && THIS_MACHINE.matcher(host).matches()
                && OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
