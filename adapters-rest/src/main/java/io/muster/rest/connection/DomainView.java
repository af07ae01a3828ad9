package io.muster.rest.connection;

import io.muster.application.port.in.connection.ManageDomains.ClaimedDomain;
import io.muster.domain.connection.DomainAbsence;
import io.muster.domain.connection.DomainCheck;
import io.muster.domain.connection.DomainClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A domain of an organization. */
@Schema(description = "An e-mail domain that an organization has claimed, or that an operator attests.")
public record DomainView(
        @Schema(description = "In lower case, with A-labels.", examples = "acme.example")
        String domain,

        DomainState state,

        @Schema(description = "Absent for a domain that was never claimed, only attested.")
        Optional<RecordView> record,

        @Schema(description = "When the record was first found.")
        Optional<Instant> verifiedAt,

        @Schema(description = "The last look for the record.")
        Optional<CheckView> lastCheck,

        @Schema(description = "Present while the record of a verified domain is not found.")
        Optional<MissingView> missing,

        @Schema(
                description = "What else happens when the organization loses the domain, by a release or in the DNS."
                        + " Present for the last verified one while the SSO connection is active.",
                examples = "Without a verified domain, the SSO connection becomes inactive")
        Optional<String> effectOfLoss) {

    /** The state of a domain's claim. */
    @Schema(
            description =
                    "PENDING: claimed, the record was not found yet. VERIFIED: proven by the record. MISSING: verified,"
                            + " but the record is not found now. ATTESTED: an operator vouches for it.")
    public enum DomainState {
        PENDING,
        VERIFIED,
        MISSING,
        ATTESTED
    }

    @Schema(description = "The record to create in the DNS.")
    public record RecordView(
            @Schema(examples = "TXT") String type,

            @Schema(description = "The whole name.", examples = "_muster-challenge.acme.example")
            String name,

            @Schema(
                    description = "The name for DNS consoles that append the zone themselves.",
                    examples = "_muster-challenge")
            String nameInZone,

            @Schema(examples = "muster-domain-verification=Qk7c0Zx1bV9yT2mN4pL6sD8fG3hJ5kW0aE1rU7iO2qY")
            String text) {}

    @Schema(description = "One look for the record.")
    public record CheckView(
            @Schema(description = "FOUND; NONE: the DNS has no such record; TRY_LATER: the DNS could not answer.")
            DomainCheck.RecordState outcome,

            @Schema(
                    description = "The texts of the TXT records that the DNS returned, or why it could not answer.",
                    examples = "v=spf1 -all")
            List<String> found,

            Instant at) {}

    @Schema(description = "For how long the record is not found.")
    public record MissingView(
            Instant since,

            @Schema(
                    description = "Days in a row; after " + DomainAbsence.DAYS_UNTIL_LOSS
                            + " the verification is taken back.",
                    examples = "2")
            int days,

            Instant lossAt) {}

    static DomainView of(ClaimedDomain domain) {
        Optional<DomainClaim> claim = domain.claim();
        return new DomainView(
                domain.domain().value(),
                state(domain),
                claim.map(DomainView::record),
                claim.flatMap(DomainClaim::verifiedAt),
                claim.flatMap(DomainClaim::lastCheck)
                        .map(check -> new CheckView(check.outcome(), check.found(), check.at())),
                claim.flatMap(DomainView::missing),
                domain.effectOfLoss());
    }

    private static DomainState state(ClaimedDomain domain) {
        Optional<DomainClaim> proven =
                domain.claim().filter(claim -> claim.verifiedAt().isPresent());
        if (proven.isEmpty()) {
            return domain.verified() ? DomainState.ATTESTED : DomainState.PENDING;
        }
        return proven.flatMap(DomainClaim::absence).isPresent() ? DomainState.MISSING : DomainState.VERIFIED;
    }

    private static RecordView record(DomainClaim claim) {
        return new RecordView("TXT", claim.recordName(), claim.recordNameInZone(), claim.recordText());
    }

    private static Optional<MissingView> missing(DomainClaim claim) {
        return claim.absence().flatMap(absence -> claim.lossAt()
                .map(lossAt -> new MissingView(absence.since(), absence.days(), lossAt)));
    }
}
