package io.muster.rest.export;

import static io.muster.rest.export.JsonLine.array;
import static io.muster.rest.export.JsonLine.line;
import static io.muster.rest.export.JsonLine.object;
import static io.muster.rest.export.JsonLine.optional;
import static io.muster.rest.export.JsonLine.provenance;
import static io.muster.rest.export.JsonLine.text;

import io.muster.application.port.in.connection.ManageDomains.ClaimedDomain;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.DomainAbsence;
import io.muster.domain.connection.DomainCheck;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.organization.ExportedType;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.Session;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.TestReport;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;

/**
 * The lines of an export about single sign-on: domains, connection, links, sign-ins and sessions. As in
 * {@link ExportLine}, fields are written one by one; secrets, private keys and digests are left out.
 */
final class SignInExportLine {
    private SignInExportLine() {}

    static String of(ClaimedDomain domain) {
        return line(
                ExportedType.DOMAIN,
                object().add("name", text(domain.domain()))
                        .add("verified", domain.verified())
                        .add("claim", optional(domain.claim(), SignInExportLine::claim)));
    }

    static String of(Connection connection) {
        return line(
                ExportedType.CONNECTION,
                object().add("requireSso", connection.requireSso())
                        .add("lastVersion", connection.lastNumber())
                        .add("tested", optional(connection.tested(), tested -> object().add("version", tested.number())
                                .add("at", text(tested.at()))))
                        .add("formerUntil", optional(connection.former().map(Connection.Former::until)))
                        .add("nextRead", optional(connection.upkeep().nextRead()))
                        .add("readingProblem", optional(connection.upkeep().problem()))
                        .add("notifiedAt", optional(connection.upkeep().notified())));
    }

    /** @param place active, draft or former */
    static String of(String place, ConnectionVersion version) {
        return line(
                ExportedType.CONNECTION_VERSION,
                object().add("place", place)
                        .add("connection", text(version.id()))
                        .add("version", version.number())
                        .add("role", text(version.role()))
                        .add("protocol", text(version.settings().protocol()))
                        .add("settings", settings(version.settings()))
                        .add("credentialSince", optional(version.secret().map(ConnectionSecret::since)))
                        .add("saved", provenance(object(), version.saved())));
    }

    static String of(ServiceKey key, boolean signs) {
        return line(
                ExportedType.SERVICE_KEY,
                object().add("certificate", key.certificate())
                        .add("signs", signs)
                        .add("made", text(key.made())));
    }

    static String of(SubjectLink link) {
        return line(
                ExportedType.SUBJECT_LINK,
                object().add("user", text(link.user()))
                        .add("connection", text(link.connection()))
                        .add("subject", link.subject())
                        .add("since", text(link.since())));
    }

    static String of(SignInAttempt attempt) {
        return line(
                ExportedType.SIGN_IN,
                object().add("id", text(attempt.id()))
                        .add("connection", text(attempt.connection()))
                        .add("version", attempt.version())
                        .add("protocol", text(attempt.beganWith().protocol()))
                        .add("test", attempt.test())
                        .add("freshLogin", attempt.freshLogin())
                        .add("target", optional(attempt.target()))
                        .add("state", text(attempt.state()))
                        .add("started", text(attempt.started()))
                        .add("ended", optional(attempt.course().ended()))
                        .add("user", optional(attempt.member()))
                        .add("address", optional(attempt.address()))
                        .add("refusal", optional(attempt.refusal(), refusal -> object().add(
                                        "code", text(refusal.code()))
                                .add("detail", refusal.detail())))
                        .add("report", optional(attempt.report(), SignInExportLine::report))
                        .add("requestId", attempt.browser().requestId())
                        .add("clientAddress", attempt.browser().address()));
    }

    static String of(Session session) {
        return line(
                ExportedType.SESSION,
                object().add("id", text(session.id()))
                        .add("user", text(session.member()))
                        .add("created", text(session.created()))
                        .add("method", text(session.method()))
                        .add("device", optional(session.device().map(DeviceName::value)))
                        .add("authenticatedAt", optional(session.authenticatedAt()))
                        .add("lastSeen", text(session.lastSeen()))
                        .add("ended", optional(session.ended())));
    }

    static String of(Invitation invitation) {
        return line(
                ExportedType.INVITATION,
                provenance(
                        object().add("id", text(invitation.id()))
                                .add("email", invitation.email().value())
                                .add("role", optional(invitation.role()))
                                .add("endsAt", text(invitation.endsAt())),
                        invitation.made()));
    }

    static String of(ContactLink link) {
        return line(
                ExportedType.CONTACT_LINK,
                provenance(
                        object().add("id", text(link.id()))
                                .add("name", link.name())
                                .add("endsAt", text(link.endsAt()))
                                .add("lastUsedAt", optional(link.lastUsedAt())),
                        link.made()));
    }

    static String of(OwnerPassword password) {
        return line(
                ExportedType.OWNER_PASSWORD,
                object().add("user", text(password.member()))
                        .add("changed", optional(password.changed()))
                        .add("tries", password.tries().count())
                        .add("lastTry", optional(password.tries().last()))
                        .add("link", optional(password.link(), link -> provenance(object(), link.made())
                                .add("endsAt", text(link.endsAt())))));
    }

    private static JsonObjectBuilder claim(DomainClaim claim) {
        return provenance(object(), claim.claimed())
                .add("recordName", claim.recordName())
                .add("recordText", claim.recordText())
                .add("verifiedAt", optional(claim.verifiedAt()))
                .add("zone", optional(claim.zone()))
                .add("lastCheck", optional(claim.lastCheck(), SignInExportLine::check))
                .add("missing", optional(claim.absence(), SignInExportLine::absence))
                .add("nextCheck", optional(claim.nextCheck()));
    }

    private static JsonObjectBuilder check(DomainCheck check) {
        return object().add("outcome", text(check.outcome()))
                .add("found", texts(check.found()))
                .add("at", text(check.at()));
    }

    private static JsonObjectBuilder absence(DomainAbsence absence) {
        return object().add("since", text(absence.since()))
                .add("days", absence.days())
                .add("countedAt", text(absence.countedAt()));
    }

    private static JsonObjectBuilder settings(ProviderSettings settings) {
        return settings instanceof OidcSettings oidc ? oidc(oidc) : saml((SamlSettings) settings);
    }

    private static JsonObjectBuilder oidc(OidcSettings oidc) {
        return object().add("issuer", oidc.issuer())
                .add("clientId", oidc.clientId())
                .add("clientAuthentication", text(oidc.clientAuthentication()))
                .add("scopes", texts(oidc.scopes()))
                .add(
                        "claims",
                        object().add("email", optional(oidc.claims().email()))
                                .add("userName", optional(oidc.claims().userName()))
                                .add("groups", optional(oidc.claims().groups())));
    }

    private static JsonObjectBuilder saml(SamlSettings saml) {
        return object().add("entityId", saml.entityId())
                .add("ssoUrl", text(saml.ssoUrl()))
                .add(
                        "certificates",
                        texts(saml.certificates().stream()
                                .map(IdpCertificate::text)
                                .toList()))
                .add("metadataUrl", optional(saml.metadataUrl()))
                .add("signRequests", saml.signRequests())
                .add(
                        "attributes",
                        object().add("email", optional(saml.attributes().email()))
                                .add("userName", optional(saml.attributes().userName()))
                                .add("givenName", optional(saml.attributes().givenName()))
                                .add("familyName", optional(saml.attributes().familyName()))
                                .add("displayName", optional(saml.attributes().displayName()))
                                .add("groups", optional(saml.attributes().groups())));
    }

    private static JsonObjectBuilder report(TestReport report) {
        return object().add("claims", texts(report.claims()))
                .add("user", optional(report.member()))
                .add("role", optional(report.role()))
                .add("groups", texts(report.groups()));
    }

    private static JsonArrayBuilder texts(Collection<String> texts) {
        JsonArrayBuilder array = array();
        texts.forEach(array::add);
        return array;
    }
}
