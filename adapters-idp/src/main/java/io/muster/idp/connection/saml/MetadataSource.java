package io.muster.idp.connection.saml;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.outbound.OutboundHttp;
import io.muster.outbound.OutboundHttp.Answer;
import io.muster.outbound.OutboundHttp.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads metadata at the address that an admin entered (saml-metadata 4.1). */
public final class MetadataSource {
    private static final String TYPE = "application/samlmetadata+xml";

    private final OutboundHttp http;

    public MetadataSource(OutboundHttp http) {
        this.http = http;
    }

    /** @throws Problem INVALID_VALUE in plain words if there is none, or it is too large */
    public String read(URI url) {
        try {
            Answer answer = http.exchange(Request.get(url, TYPE + ", application/xml, text/xml"), XmlLimits.MAX_BYTES);
            if (answer.status() != 200) {
                throw unreadable("the answer has status " + answer.status());
            }
            return new String(answer.body(), StandardCharsets.UTF_8);
        } catch (IOException unreachable) {
            throw unreadable(String.valueOf(unreachable.getMessage()));
        }
    }

    private static Problem unreadable(String why) {
        return Problem.invalidValue("The metadata cannot be read: " + Quoted.of(why));
    }
}
