package io.muster.rest.traffic;

import io.muster.application.port.in.token.ManageScimTokens.Tokens;
import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.application.port.in.traffic.ReadHealth.Health;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.ScimPrecondition;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import io.muster.rest.synclog.FailureGroupView;
import io.muster.rest.token.ScimTokensView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The health of sync and sign-in. */
@Schema(description = "Whether sync and sign-in are well.")
public record HealthView(
        @Schema(
                description = "OFF: the mode is not SCIM. WAITING: no token was used yet. ATTENTION: the identity"
                        + " provider is silent, something failed within 24 hours and is not solved, a removal is held,"
                        + " or the last certificate ends within 30 days.")
        ReadHealth.Status status,

        ProvisioningMode mode,

        @Schema(description = "What SCIM needs.") List<PreconditionView> preconditions,

        @Schema(description = "Absent before the first request.")
        Optional<SyncView> sync,

        @Schema(description = "Absent unless the mode is SCIM.")
        Optional<ScimTokensView> tokens,

        @Schema(description = "The latest causes of failures that are not solved, at most 5.")
        List<FailureGroupView> failures,

        @Schema(description = "Absent without an active SAML connection.")
        Optional<LastCertificateView> certificate,

        @Schema(
                description =
                        "Refused sign-ins of the last 24 hours without tests; 500 stands for all greater numbers.",
                examples = "0")
        int refusedSignIns24h,

        @Schema(description = "Removals that wait for a decision; 500 stands for all greater numbers.", examples = "2")
        int heldRemovals) {

    @Schema(description = "What SCIM needs, and whether it is there.")
    public record PreconditionView(
            ScimPrecondition code,
            boolean met,

            @Schema(description = "Present if it is missing.", examples = "SCIM needs an active SSO connection")
            Optional<String> missing) {}

    @Schema(description = "When the identity provider sends requests.")
    public record SyncView(
            @Schema(description = "The last request with a working token; to about ten seconds.")
            Instant lastRequest,

            @Schema(description = "As its User-Agent tells.")
            ObservedClient client,

            @Schema(examples = "Microsoft Entra ID") String clientName,

            @Schema(
                    description =
                            "How long it usually pauses. Absent as long as too little is known, and for an identity"
                                    + " provider that sends only changes.",
                    examples = "2400")
            Optional<Long> usualIntervalSeconds,

            @Schema(description = "The last request before a silence against its habit; absent otherwise.")
            Optional<Instant> silentSince) {}

    @Schema(description = "The certificate of the identity provider that ends last.")
    public record LastCertificateView(
            Instant end,

            @Schema(description = "Negative afterwards.", examples = "212")
            long daysLeft) {}

    static HealthView of(Health health) {
        return new HealthView(
                health.status(),
                health.mode(),
                Stream.of(ScimPrecondition.values())
                        .map(code -> precondition(code, health.missing().contains(code)))
                        .toList(),
                health.rhythm().map(rhythm -> sync(rhythm, health)),
                Optional.of(new Tokens(health.tokens(), health.now()))
                        .filter(any -> health.mode() == ProvisioningMode.SCIM)
                        .map(ScimTokensView::of),
                health.failures().stream().map(FailureGroupView::of).toList(),
                health.certificateEnd()
                        .map(end -> new LastCertificateView(
                                end, Duration.between(health.now(), end).toDays())),
                health.refusedSignIns(),
                health.heldRemovals());
    }

    private static PreconditionView precondition(ScimPrecondition code, boolean missing) {
        return new PreconditionView(code, !missing, missing ? Optional.of(code.text()) : Optional.empty());
    }

    private static SyncView sync(Rhythm rhythm, Health health) {
        return new SyncView(
                rhythm.lastRequest(),
                rhythm.client(),
                rhythm.client().title(),
                rhythm.usualInterval().map(Duration::toSeconds),
                health.silentSince());
    }
}
