package io.muster.application.service.connection;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.connection.IdentityProviders.Registration;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Seals the secrets of connections, and opens them for the moment in which an identity provider is asked. */
public final class ConnectionSecrets {
    private final SecretBox box;
    private final ServiceKeyring keyring;
    private final Environment environment;
    private final String api;

    ConnectionSecrets(SecretBox box, ServiceKeyring keyring, Environment environment, String api) {
        this.box = box;
        this.keyring = keyring;
        this.environment = environment;
        this.api = api;
    }

    ServiceProviderValues serviceProvider(OrganizationId organization) {
        return new ServiceProviderValues(api, organization);
    }

    ConnectionSecret sealed(ClientSecret secret, OrganizationId organization, ConnectionId connection) {
        return new ConnectionSecret(
                box.seal(
                        secret.text().getBytes(StandardCharsets.UTF_8),
                        ConnectionSecret.place(organization, connection),
                        environment.secrets().random(SecretBox.NONCE_BYTES)),
                ConnectionSecret.lastFour(secret.text()),
                environment.now());
    }

    ServiceKeyring keyring() {
        return keyring;
    }

    /** Reads key pairs in a unit of work of its own, and makes the first one if there is none. */
    Registration registration(OrganizationId organization, ConnectionVersion version) {
        ServiceProviderValues serviceProvider = serviceProvider(organization);
        return new Registration(
                version.settings(),
                version.secret()
                        .map(secret -> box.open(secret.sealed(), ConnectionSecret.place(organization, version.id())))
                        .map(bytes -> new ClientSecret(new String(bytes, StandardCharsets.UTF_8))),
                serviceProvider,
                version.settings() instanceof SamlSettings ? keyring.opened(keyring.of(serviceProvider)) : List.of());
    }
}
