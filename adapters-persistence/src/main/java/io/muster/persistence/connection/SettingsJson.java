package io.muster.persistence.connection;

import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.OidcClaimNames;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.OidcSettings.ClientAuthentication;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.organization.SsoProtocol;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the settings of an identity provider as a JSON document. Its names are part of the schema. */
final class SettingsJson {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private SettingsJson() {}

    static String write(ProviderSettings settings) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        if (settings instanceof OidcSettings oidc) {
            write(json, oidc);
        } else if (settings instanceof SamlSettings saml) {
            write(json, saml);
        }
        return json.build().toString();
    }

    static ProviderSettings read(SsoProtocol protocol, String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return switch (protocol) {
                case OIDC -> oidc(json);
                case SAML -> saml(json);
            };
        }
    }

    private static void write(JsonObjectBuilder json, OidcSettings oidc) {
        json.add("issuer", oidc.issuer())
                .add("clientId", oidc.clientId())
                .add("clientAuthentication", oidc.clientAuthentication().name())
                .add("scopes", array(oidc.scopes()));
        add(json, "email", oidc.claims().email());
        add(json, "userName", oidc.claims().userName());
        add(json, "groups", oidc.claims().groups());
    }

    private static OidcSettings oidc(JsonObject json) {
        return new OidcSettings(
                json.getString("issuer"),
                json.getString("clientId"),
                ClientAuthentication.valueOf(json.getString("clientAuthentication")),
                texts(json, "scopes"),
                new OidcClaimNames(text(json, "email"), text(json, "userName"), text(json, "groups")));
    }

    private static void write(JsonObjectBuilder json, SamlSettings saml) {
        json.add("entityId", saml.entityId())
                .add("ssoUrl", saml.ssoUrl().toString())
                .add(
                        "certificates",
                        array(saml.certificates().stream()
                                .map(IdpCertificate::text)
                                .toList()))
                .add("signRequests", saml.signRequests());
        add(json, "metadataUrl", saml.metadataUrl().map(URI::toString));
        add(json, "email", saml.attributes().email());
        add(json, "userName", saml.attributes().userName());
        add(json, "givenName", saml.attributes().givenName());
        add(json, "familyName", saml.attributes().familyName());
        add(json, "displayName", saml.attributes().displayName());
        add(json, "groups", saml.attributes().groups());
    }

    private static SamlSettings saml(JsonObject json) {
        return new SamlSettings(
                json.getString("entityId"),
                URI.create(json.getString("ssoUrl")),
                texts(json, "certificates").stream().map(IdpCertificate::of).toList(),
                text(json, "metadataUrl").map(URI::create),
                json.getBoolean("signRequests"),
                new SamlAttributeNames(
                        text(json, "email"),
                        text(json, "userName"),
                        text(json, "givenName"),
                        text(json, "familyName"),
                        text(json, "displayName"),
                        text(json, "groups")));
    }

    private static void add(JsonObjectBuilder json, String name, Optional<String> text) {
        text.ifPresent(present -> json.add(name, present));
    }

    private static JsonArrayBuilder array(Collection<String> texts) {
        return BUILDERS.createArrayBuilder(texts);
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString);
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }
}
