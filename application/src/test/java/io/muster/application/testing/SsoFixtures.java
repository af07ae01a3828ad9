package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.newId;

import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.OidcClaimNames;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.OidcSettings.ClientAuthentication;
import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Credential;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.session.SessionReference;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInId;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates connections, sign-ins and sessions with defaults. */
public final class SsoFixtures {
    private static final String CERTIFICATE =
            "MIIBRDCB7KADAgECAgkAlrd48RCpTbUwCgYIKoZIzj0EAwIwFjEUMBIGA1UEAxMLaWRwLmV4YW1wbGUwIBcNMjYxMT"
                    + "I5MDAzMTEwWhgPMjEyNjExMDUwMDMxMTBaMBYxFDASBgNVBAMTC2lkcC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZI"
                    + "zj0DAQcDQgAEvYUDzUV1u5E9ZQRc+cb22BZU3vVyEAjRMEAUWRLJBF/gNLUPktxhL+YeTccdCCRt13VT5A6qfaL77F"
                    + "XzO7nwzaMhMB8wHQYDVR0OBBYEFHhCGdHiZRVgTUHiLByek+WW6mE+MAoGCCqGSM49BAMCA0cAMEQCIHy16S+WJG9B"
                    + "R9mstKBFzkZa1BsNm0UHJ3CP4H7gmP5JAiACY3gfVLBQxzcXxUFyhJa604FGzw8Gi3Y2Gk9vlgS83g==";

    private static final String OTHER_CERTIFICATE =
            "MIIBcTCCARegAwIBAgIUK76X+s6mldhoe2P4b51CRpC99kAwCgYIKoZIzj0EAwIwDjEMMAoGA1UEAwwDaWRwMB4X"
                    + "DTI2MTEyOTAwMTIyM1oXDTM2MTEyNjAwMTIyM1owDjEMMAoGA1UEAwwDaWRwMFkwEwYHKoZIzj0CAQYIKoZIzj0D"
                    + "AQcDQgAEmWMfibMzia2cYWtqqd4VpiqAD9ZgEhshQOABbgF9PyxbwJLSrpRdpXa0GSf23ZffgVOq9xvqIb+pl+jr"
                    + "V6b+dKNTMFEwHQYDVR0OBBYEFGU2TYLBVQ8NsfdJQDMOEldA9qA5MB8GA1UdIwQYMBaAFGU2TYLBVQ8NsfdJQDMO"
                    + "EldA9qA5MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgZ5KQCn+QpcYcK+HLjZXtBQtKW/+gC+hX"
                    + "gdt4tG+9l4YCIQD00Cc2I+NwKFD9JcLhFKV2B/LKCKTJYjLO5c9BcV1orw==";

    private SsoFixtures() {}

    /** Returns another certificate than that of {@link #saml}. */
    public static IdpCertificate otherCertificate() {
        return IdpCertificate.of(OTHER_CERTIFICATE);
    }

    public static OidcSettings oidc(String issuer) {
        return new OidcSettings(
                issuer,
                "muster",
                ClientAuthentication.SECRET_POST,
                OidcSettings.USUAL_SCOPES,
                new OidcClaimNames(Optional.of("mail"), Optional.empty(), Optional.of("groups")));
    }

    public static SamlSettings saml(String entityId) {
        return new SamlSettings(
                entityId,
                URI.create("https://idp.example/sso"),
                List.of(IdpCertificate.of(CERTIFICATE)),
                Optional.of(URI.create("https://idp.example/metadata")),
                true,
                SamlAttributeNames.USUAL);
    }

    /** Returns a sign-in that has just started. */
    public static SignInAttempt attempt(OrganizationId organization, Instant started) {
        return attempt(organization, started, new SignInAttempt.Kind(false, false, Optional.empty()));
    }

    /** Returns the sign-in after the browser came back. */
    public static SignInAttempt returned(SignInAttempt started) {
        return new SignInAttempt(
                started.organization(),
                started.id(),
                started.beganWith(),
                started.kind(),
                started.secret(),
                started.target(),
                started.started(),
                new SignInAttempt.Course(
                        SignInAttempt.State.RETURNED,
                        Optional.empty(),
                        started.member(),
                        started.address(),
                        Optional.empty(),
                        Optional.empty()),
                started.browser());
    }

    /** Returns the session after it was used. */
    public static Session seenAt(Session session, Instant now) {
        return with(session, now, session.ended());
    }

    /** Returns the session, ended; it stays ended at the time at which it ended first. */
    public static Session endedAt(Session session, Instant now) {
        return with(session, session.lastSeen(), Optional.of(session.ended().orElse(now)));
    }

    private static Session with(Session session, Instant lastSeen, Optional<Instant> ended) {
        return new Session(
                session.organization(),
                session.id(),
                session.member(),
                session.digest(),
                session.created(),
                session.method(),
                session.device(),
                session.authenticatedAt(),
                lastSeen,
                ended);
    }

    /** Returns a connection with an active version, for an organization that has a verified domain. */
    public static Connection activated(Organization owner, OrgRole role) {
        return Connection.none(owner.id())
                .drafted(
                        new ConnectionId(newId()),
                        new Connection.Entry(oidc("https://idp.example"), role),
                        Optional.of(new ConnectionSecret(new SealedSecret("sealed"), "last", NOON)),
                        new Provenance(NOON, "tester"))
                .passed(1, NOON)
                .activated(1, owner, NOON);
    }

    /** Returns the organization as it is while the active version is used. */
    public static Organization using(Organization owner, Connection connection) {
        SsoSummary summary = Connection.summary(connection.active().orElseThrow(), new Provenance(NOON, "tester"));
        return owner.withSso(Optional.of(summary), false).organization();
    }

    /** Returns a test that has just started, by a part of Muster. */
    public static SignInAttempt test(OrganizationId organization, Instant started) {
        return test(organization, started, new Credential.OfMuster());
    }

    /** Returns a test that has just started, with this credential. */
    public static SignInAttempt test(OrganizationId organization, Instant started, Credential tester) {
        return attempt(organization, started, new SignInAttempt.Kind(true, false, Optional.of(tester)));
    }

    private static SignInAttempt attempt(OrganizationId organization, Instant started, SignInAttempt.Kind kind) {
        return new SignInAttempt(
                organization,
                new SignInId(newId()),
                new SignInAttempt.BeganWith(new ConnectionId(newId()), 1, SsoProtocol.OIDC),
                kind,
                AttemptSecret.of(new byte[AttemptSecret.BYTES]).digest(),
                Optional.of("/console"),
                started,
                new SignInAttempt.Course(
                        SignInAttempt.State.STARTED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new SignInAttempt.Browser(
                        "request-" + newId(),
                        "192.0.2.1",
                        Optional.of(new SessionReference(new OrganizationId(newId()), digest(newId())))));
    }

    /** Returns a key pair that no other test has. */
    public static ServiceKey serviceKey(Instant made) {
        UUID id = newId();
        return new ServiceKey(id, new SealedSecret("sealed " + id), CERTIFICATE, made);
    }

    /** Returns a session of the member with a digest that no other one has. */
    public static Session session(DirectoryUser member) {
        return session(member, NOON);
    }

    /** Returns a session of a member who authenticates now, with a digest that no other one has. */
    public static Session session(DirectoryUser member, Instant now) {
        SessionId id = new SessionId(newId());
        return new Session(
                member.organization(),
                id,
                member.id(),
                digest(id.value()),
                now,
                AuthenticationMethod.SSO,
                Optional.of(new DeviceName("Firefox on Windows")),
                Optional.of(now),
                now,
                Optional.empty());
    }

    private static SecretDigest digest(UUID id) {
        return new SecretDigest(Sha256.fresh().digest(id.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
