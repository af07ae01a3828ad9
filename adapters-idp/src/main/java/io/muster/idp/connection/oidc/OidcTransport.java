package io.muster.idp.connection.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import io.muster.outbound.OutboundHttp;
import io.muster.outbound.OutboundHttp.Answer;
import io.muster.outbound.OutboundHttp.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets the library send its requests through {@link OutboundHttp}, and no other way. */
final class OidcTransport implements HTTPRequestSender, ResourceRetriever {
    /** The bytes of an answer: discovery document, keys, tokens. Known ones have 20 KiB at most. */
    static final int MAX_BYTES = 64 * 1_024;

    private static final String JSON = "application/json";

    private final OutboundHttp http;

    OidcTransport(OutboundHttp http) {
        this.http = http;
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", JSON);
        request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        Answer answer = http.exchange(
                new Request(
                        request.getMethod().name(),
                        request.getURI(),
                        headers,
                        Optional.ofNullable(request.getBody()).map(body -> body.getBytes(StandardCharsets.UTF_8))),
                MAX_BYTES);
        HTTPResponse response = new HTTPResponse(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        response.setBody(text(answer));
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(document(URI.create(url.toString())), JSON);
    }

    /** Reads a JSON document. */
    String document(URI url) throws IOException {
        Answer answer = http.exchange(Request.get(url, JSON), MAX_BYTES);
        if (answer.status() != 200) {
            throw new IOException("The answer has status " + answer.status());
        }
        return text(answer);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
