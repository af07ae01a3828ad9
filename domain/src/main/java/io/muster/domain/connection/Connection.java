package io.muster.domain.connection;

import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.token.SealedSecret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The real SSO connection of an organization: active settings and, while somebody edits, a draft. Nothing that is
 * edited touches the active ones. A draft that was tested becomes active in one step; the former version stays as a way
 * back for a time, which changes how members sign in and keeps the connection role.
 *
 * @param tested the version of the draft that passed a test sign-in
 * @param requireSso whether members must sign in through the connection; break-glass owners are exempt
 * @param lastNumber the number of the version that was saved last
 * @param upkeep of the active version
 */
public record Connection(
        OrganizationId organization,
        Optional<ConnectionVersion> active,
        Optional<ConnectionVersion> draft,
        Optional<Former> former,
        Optional<Tested> tested,
        boolean requireSso,
        long lastNumber,
        Upkeep upkeep) {

    /** Sets the present role on the former version, so that the way back cannot bring a role that was taken back. */
    public Connection {
        former = former.map(
                back -> active.map(present -> back.withRole(present.role())).orElse(back));
    }

    /** The time for which the former version can be made active again. */
    public static final Duration ROLLBACK_PERIOD = Duration.ofDays(7);

    /** The time for which the result of a test counts. */
    public static final Duration TEST_COUNTS = Duration.ofHours(24);

    /** The version that was active before. */
    public record Former(ConnectionVersion version, Instant until) {
        private Former withRole(OrgRole role) {
            return new Former(version.withRole(role), until);
        }
    }

    /** A test sign-in that was passed. */
    public record Tested(long number, Instant at) {}

    /** Settings as an admin enters them. */
    public record Entry(ProviderSettings settings, OrgRole role) {}

    public static Connection none(OrganizationId organization) {
        return new Connection(
                organization,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                Upkeep.NONE);
    }

    /** Returns the active version, if sign-in by it is possible: nothing else has taken its place. */
    public Optional<ConnectionVersion> activeIn(Organization owner) {
        return active.filter(version -> owner.sso()
                .filter(SsoSummary::active)
                .filter(sso -> sso.issuer().equals(version.settings().issuer()))
                .flatMap(SsoSummary::attestation)
                .filter(attestation -> attestation.kind() == Attestation.Kind.VERIFIED)
                .isPresent());
    }

    /** Returns the role that a draft without one has: that of the draft before it, or of the active version. */
    public OrgRole role() {
        return draft.or(() -> active).map(ConnectionVersion::role).orElse(OrgRole.VIEWER);
    }

    /** Returns the id that a draft of these settings has: that of the version of the same provider, if there is one. */
    public ConnectionId idOf(ProviderSettings settings, ConnectionId fresh) {
        return ofProvider(settings).map(ConnectionVersion::id).orElse(fresh);
    }

    /**
     * Saves a draft. Its secret is the given one or, if none is given, that of the version of the same provider and
     * client: a secret is never sent to another provider than the one it was entered for.
     *
     * @param id as {@link #idOf} returns it
     */
    public Connection drafted(ConnectionId id, Entry entry, Optional<ConnectionSecret> given, Provenance by) {
        Optional<ConnectionSecret> secret = given.or(() -> ofProvider(entry.settings())
                .filter(version -> isSameKind(version.settings(), entry.settings()))
                .flatMap(ConnectionVersion::secret));
        ConnectionVersion version =
                new ConnectionVersion(id, lastNumber + 1, entry.settings(), entry.role(), secret, by);
        return with(active, Optional.of(version), former, Optional.empty(), lastNumber + 1);
    }

    public Connection withoutDraft() {
        return with(active, Optional.empty(), former, Optional.empty(), lastNumber);
    }

    /** Keeps that a version passed its test, if it is still the draft. */
    public Connection passed(long number, Instant at) {
        return isDraft(number) ? with(active, draft, former, Optional.of(new Tested(number, at)), lastNumber) : this;
    }

    /** Returns in plain words what has to be done before the draft can be activated. */
    public List<String> missing(Organization owner, Instant now) {
        List<String> missing = new ArrayList<>();
        if (owner.domains().isEmpty()) {
            missing.add("Verify a domain of your members' e-mail addresses.");
        }
        if (draft.isEmpty()) {
            missing.add("Save the values of your identity provider as a draft.");
            return missing;
        }
        if (!draft.get().isComplete()) {
            missing.add("Enter the client secret, or the private key, that the identity provider knows.");
        } else if (!isTested(now)) {
            missing.add("Sign in once by the test of this draft, and pass it; a test counts for 24 hours.");
        }
        return missing;
    }

    /**
     * Activates the draft.
     *
     * @param number of the version that was tested
     * @throws Problem STALE if this is not the draft any more; PRECONDITION_MISSING with what is missing
     */
    public Connection activated(long number, Organization owner, Instant now) {
        if (!isDraft(number)) {
            throw new Problem(Code.STALE, "The draft is not version " + number + " any more; test the present one");
        }
        List<String> missing = missing(owner, now);
        if (!missing.isEmpty()) {
            throw new Problem(Code.PRECONDITION_MISSING, String.join(" ", missing));
        }
        return with(draft, Optional.empty(), active.map(version -> former(version, now)), Optional.empty(), lastNumber)
                .with(Upkeep.NONE);
    }

    /** @throws Problem MODE_CONFLICT if there is no former version, or not any more */
    public Connection rolledBack(Instant now) {
        Former back = former.filter(version -> now.isBefore(version.until()))
                .orElseThrow(() -> new Problem(
                        Code.MODE_CONFLICT, "There is no former version that was replaced within the last 7 days"));
        return with(Optional.of(back.version()), draft, active.map(version -> former(version, now)), tested, lastNumber)
                .with(Upkeep.NONE);
    }

    /**
     * Changes the connection role of the active version, and of a draft: the newest decision counts, and the activation
     * of an older draft does not undo it. The active version needs no test, since sign-in stays as it is. A draft with
     * another role is another draft: a test of the former one has told which role it would give.
     *
     * @throws Problem PRECONDITION_MISSING if members cannot sign in through the connection
     */
    public Connection withRole(OrgRole role, Organization owner, Provenance by) {
        ConnectionVersion version = activeIn(owner)
                .orElseThrow(() -> new Problem(
                        Code.PRECONDITION_MISSING,
                        "Members cannot sign in through the connection yet; the draft has the role"));
        Optional<ConnectionVersion> present = Optional.of(version.withRole(role));
        return draft.filter(edited -> edited.role() != role)
                .map(edited -> with(
                        present,
                        Optional.of(edited.savedAgain(lastNumber + 1, role, by)),
                        former,
                        Optional.empty(),
                        lastNumber + 1))
                .orElseGet(() -> with(present, draft, former, tested, lastNumber));
    }

    /**
     * Demands that members sign in through the connection, or demands it no longer.
     *
     * @param neverSignedIn how many active members have never signed in through it, and may be shut out
     * @param confirmed the number that the admin has seen
     * @throws Problem PRECONDITION_MISSING if members cannot sign in through it; CONFIRMATION_REQUIRED if somebody may
     *     be shut out and the admin has not seen how many
     */
    public Connection requiringSso(boolean required, Organization owner, long neverSignedIn, Optional<Long> confirmed) {
        if (required && !requireSso) {
            if (activeIn(owner).isEmpty()) {
                throw new Problem(
                        Code.PRECONDITION_MISSING,
                        "Members cannot sign in through the connection yet; test a draft and activate it");
            }
            if (neverSignedIn > 0 && !confirmed.equals(Optional.of(neverSignedIn))) {
                throw new Problem(
                        Code.CONFIRMATION_REQUIRED,
                        neverSignedIn + (neverSignedIn == 1 ? " active member has" : " active members have")
                                + " never signed in through the connection and may be shut out; look who that is, and"
                                + " send neverSignedIn " + neverSignedIn + " to confirm");
            }
        }
        return new Connection(organization, active, draft, former, tested, required, lastNumber, upkeep);
    }

    /** Returns where the metadata of the active version has to be read now. */
    public Optional<URI> metadataDue(Instant now) {
        return activeSaml()
                .flatMap(SamlSettings::metadataUrl)
                .filter(url -> upkeep.nextRead().filter(now::isBefore).isEmpty());
    }

    /**
     * Returns the connection with what its identity provider publishes now. The version keeps its number: a sign-in
     * that goes on is judged by the new certificates. A former version of the same provider is refreshed, too, so that
     * the way back works.
     *
     * @throws Problem INVALID_VALUE if the metadata describes another identity provider
     */
    public Connection republished(ProviderMetadata metadata, Instant now) {
        Optional<ConnectionVersion> fresh = active.map(version -> version.settings() instanceof SamlSettings saml
                ? version.withSettings(metadata.refresh(saml))
                : version);
        Optional<Former> freshFormer = former.map(back -> back.version().settings() instanceof SamlSettings saml
                        && saml.entityId().equals(metadata.entityId())
                        && saml.metadataUrl().isPresent()
                ? new Former(back.version().withSettings(metadata.refresh(saml)), back.until())
                : back);
        return with(fresh, draft, freshFormer, tested, lastNumber).with(upkeep.readAt(now));
    }

    /** Returns the connection after metadata could not be read: nothing else changes. */
    public Connection unreadable(String why, Instant now) {
        return with(upkeep.failedAt(now, why));
    }

    /** Returns the days until the last of the active certificates ends, if admins have to be notified now. */
    public Optional<Integer> noticeDue(Instant now) {
        return activeSaml()
                .flatMap(saml -> CertificateEnd.lastOf(saml.certificates()))
                .flatMap(last ->
                        CertificateEnd.noticeDue(last.end(), upkeep.notified().orElse(Instant.EPOCH), now));
    }

    public Connection notified(Instant now) {
        return with(upkeep.notifiedAt(now));
    }

    private Optional<SamlSettings> activeSaml() {
        return active.map(ConnectionVersion::settings)
                .filter(SamlSettings.class::isInstance)
                .map(SamlSettings.class::cast);
    }

    private Connection with(Upkeep other) {
        return new Connection(organization, active, draft, former, tested, requireSso, lastNumber, other);
    }

    /** Returns the secrets of all versions. */
    public Stream<ConnectionSecret> secrets() {
        return versions().flatMap(version -> version.secret().stream());
    }

    /** Returns the connection with every secret sealed again. */
    public Connection resealed(BiFunction<SealedSecret, String, SealedSecret> seal) {
        UnaryOperator<ConnectionVersion> each = version -> version.secret()
                .map(secret -> version.withSecret(new ConnectionSecret(
                        seal.apply(secret.sealed(), ConnectionSecret.place(organization, version.id())),
                        secret.lastFour(),
                        secret.since())))
                .orElse(version);
        return with(
                active.map(each),
                draft.map(each),
                former.map(back -> new Former(each.apply(back.version()), back.until())),
                tested,
                lastNumber);
    }

    /** Returns the summary that the organization's rules judge. */
    public static SsoSummary summary(ConnectionVersion version, Provenance checked) {
        return SsoSummary.draft(
                        version.settings().protocol(), version.settings().issuer(), version.role())
                .activated(new Attestation(Attestation.Kind.VERIFIED, checked));
    }

    /** Returns when the test that the draft has passed stops to count; empty if there is none. */
    public Optional<Instant> testedUntil() {
        return tested.filter(passed -> isDraft(passed.number()))
                .map(passed -> passed.at().plus(TEST_COUNTS));
    }

    private boolean isDraft(long number) {
        return draft.filter(version -> version.number() == number).isPresent();
    }

    private boolean isTested(Instant now) {
        return testedUntil().filter(now::isBefore).isPresent();
    }

    private Optional<ConnectionVersion> ofProvider(ProviderSettings settings) {
        return versions()
                .filter(version -> version.settings().hasSameSubjectsAs(settings))
                .findFirst();
    }

    private Stream<ConnectionVersion> versions() {
        return Stream.of(draft, active, former.map(Former::version)).flatMap(Optional::stream);
    }

    /** Returns whether the secrets of both are of one kind: shared secrets, or private keys. */
    private static boolean isSameKind(ProviderSettings one, ProviderSettings other) {
        return one instanceof OidcSettings known
                && other instanceof OidcSettings entered
                && known.usesPrivateKey() == entered.usesPrivateKey();
    }

    private static Former former(ConnectionVersion version, Instant now) {
        return new Former(version, now.plus(ROLLBACK_PERIOD));
    }

    private Connection with(
            Optional<ConnectionVersion> nowActive,
            Optional<ConnectionVersion> nowDraft,
            Optional<Former> nowFormer,
            Optional<Tested> nowTested,
            long last) {
        return new Connection(organization, nowActive, nowDraft, nowFormer, nowTested, requireSso, last, upkeep);
    }
}
