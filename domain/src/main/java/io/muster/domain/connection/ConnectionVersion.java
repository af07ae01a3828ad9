package io.muster.domain.connection;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Provenance;
import java.util.Optional;

/**
 * One version of the settings of a connection. A change makes another version.
 *
 * @param number counts the versions of an organization's connection; none is used twice
 * @param role of members to whom nothing else gives a role
 * @param saved when the version was saved, and by whom
 */
public record ConnectionVersion(
        ConnectionId id,
        long number,
        ProviderSettings settings,
        OrgRole role,
        Optional<ConnectionSecret> secret,
        Provenance saved) {

    /** Returns whether everything that authenticates Muster to the provider is there. */
    public boolean isComplete() {
        return settings instanceof SamlSettings || secret.isPresent();
    }

    ConnectionVersion withSecret(ConnectionSecret other) {
        return new ConnectionVersion(id, number, settings, role, Optional.of(other), saved);
    }

    /** Returns a later version, which differs in its role. */
    ConnectionVersion savedAgain(long laterNumber, OrgRole other, Provenance by) {
        return new ConnectionVersion(id, laterNumber, settings, other, secret, by);
    }

    ConnectionVersion withRole(OrgRole other) {
        return new ConnectionVersion(id, number, settings, other, secret, saved);
    }

    ConnectionVersion withSettings(ProviderSettings other) {
        return new ConnectionVersion(id, number, other, role, secret, saved);
    }
}
