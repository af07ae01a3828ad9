package io.muster.rest.signin;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Outcome;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of the sign-in log. */
@Schema(description = "A sign-in, from its start to its end.")
public record SignInView(
        UUID id,

        @Schema(description = "The version of the connection that it began with.", examples = "3")
        long version,

        SsoProtocol protocol,

        @Schema(description = "Whether it is a test of a draft, which changes nothing.")
        boolean test,

        @Schema(description = "ABANDONED: nothing came of it within 10 minutes.")
        Outcome outcome,

        Instant started,

        @Schema(description = "Absent until then.") Optional<Instant> ended,

        @Schema(description = "The member who signed in.") Optional<UUID> member,

        @Schema(description = "As the identity provider sent it, or as it was entered.", examples = "ana@acme.example")
        Optional<String> address,

        @Schema(description = "Present in refusals only.") Optional<RefusalView> refusal,

        @Schema(
                description =
                        "What a passed test found, or became of the groups that were received; shown for 24 hours.")
        Optional<ReportView> report,

        @Schema(examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17")
        String requestId,

        @Schema(examples = "192.0.2.7") String clientAddress) {

    @Schema(description = "Why the sign-in was refused, and what to do about it.")
    public record RefusalView(
            SignInCode code,

            @Schema(examples = "Nobody invited a member with this e-mail address.")
            String cause,

            @Schema(examples = "An Admin invites the person.")
            String remedy,

            @Schema(description = "What was received.", examples = "ana@acme.example")
            String detail) {
        static RefusalView of(Refusal refusal) {
            return new RefusalView(
                    refusal.code(), refusal.code().cause(), refusal.code().remedy(), refusal.detail());
        }
    }

    @Schema(description = "What a test sign-in found.")
    public record ReportView(
            @Schema(
                    description = "The names of the claims that were received; only the tester sees their values, and"
                            + " an IT contact does not.",
                    examples = "email")
            List<String> claims,

            @Schema(
                    description = "The member who would sign in; absent if one would be made, and if the tester is an"
                            + " IT contact, for whom nobody looks for a member.")
            Optional<UUID> member,

            @Schema(
                    description = "The role that the member would have once the version is active, mapped roles"
                            + " included; absent in real sign-ins, and for an IT contact.")
            Optional<OrgRole> role,

            @Schema(
                    description = "The effects of the groups, or those that they would have; empty if the tester is an"
                            + " IT contact.",
                    examples = "The person joins Engineering")
            List<String> groups) {
        static ReportView of(TestReport report) {
            return new ReportView(
                    report.claims(), report.member().map(member -> member.value()), report.role(), report.groups());
        }
    }

    public static SignInView of(SignInAttempt attempt, Instant now) {
        return new SignInView(
                attempt.id().value(),
                attempt.version(),
                attempt.beganWith().protocol(),
                attempt.test(),
                attempt.outcomeAt(now),
                attempt.started(),
                attempt.course().ended(),
                attempt.member().map(member -> member.value()),
                attempt.address(),
                attempt.refusal().map(RefusalView::of),
                attempt.report()
                        .filter(report -> now.isBefore(attempt.started().plus(TestReport.KEPT)))
                        .map(ReportView::of),
                attempt.browser().requestId(),
                attempt.browser().address());
    }
}
