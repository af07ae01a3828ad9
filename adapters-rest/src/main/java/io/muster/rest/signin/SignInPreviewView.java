package io.muster.rest.signin;

import io.muster.application.port.in.signin.PreviewSignIn.Preview;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SampleIdentity;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result that a sign-in with sample claims would have. */
@Schema(description = "What a person would get who signs in with these claims: a report, or a refusal.")
public record SignInPreviewView(
        @Schema(description = "The version of the connection that read the claims.", examples = "3")
        long version,

        SsoProtocol protocol,

        @Schema(description = "The person in the claims; absent if they identify nobody.")
        Optional<IdentityView> identity,

        @Schema(description = "What a test of the same caller would report; absent if it would be refused.")
        Optional<SignInView.ReportView> report,

        @Schema(description = "Present if the sign-in, or the test of an IT contact, would be refused.")
        Optional<SignInView.RefusalView> refusal) {
    private static final int SHOWN_GROUPS = 200;

    @Schema(description = "What was read from the claims, and from which.")
    public record IdentityView(
            @Schema(description = "sub, or NameID.", examples = "00u1")
            String subject,

            @Schema(description = "Absent if there is none, or it is no address.", examples = "ana@acme.example")
            Optional<String> email,

            EmailVerification emailVerification,
            @Schema(examples = "ana@acme.example") Optional<String> userName,
            @Schema(examples = "Ana") Optional<String> givenName,
            @Schema(examples = "Lopez") Optional<String> familyName,
            @Schema(examples = "Ana Lopez") Optional<String> displayName,

            @Schema(
                    description = "Names or ids as they were received, the first 200; absent if groups are not read or"
                            + " a link came instead.",
                    examples = "Platform team")
            Optional<List<String>> groups,

            @Schema(description = "Whether a link came instead of groups, as Entra sends it for more than 150.")
            boolean tooManyGroups,

            @Schema(description = "The claims or attributes from which the above was read.")
            List<SourceView> sources) {
        static IdentityView of(SampleIdentity sample) {
            ProvenIdentity identity = sample.identity();
            return new IdentityView(
                    Quoted.of(identity.subject()),
                    identity.email().map(EmailAddress::value).map(Quoted::of),
                    identity.emailVerification(),
                    identity.userName().map(Quoted::of),
                    identity.names().given().map(Quoted::of),
                    identity.names().family().map(Quoted::of),
                    identity.names().display().map(Quoted::of),
                    groups(identity.groups()),
                    identity.groups() instanceof GroupClaims.Overage,
                    sample.sources().entrySet().stream()
                            .map(source -> new SourceView(source.getKey(), source.getValue()))
                            .toList());
        }

        private static Optional<List<String>> groups(GroupClaims claims) {
            return claims instanceof GroupClaims.Received received
                    ? Optional.of(received.groups().stream()
                            .limit(SHOWN_GROUPS)
                            .map(Quoted::of)
                            .toList())
                    : Optional.empty();
        }
    }

    @Schema(description = "The origin of a part of the identity.")
    public record SourceView(
            IdentityPart part,

            @Schema(description = "The name of the claim or attribute, or NameID.", examples = "email")
            String claim) {}

    static SignInPreviewView of(Preview preview) {
        return new SignInPreviewView(
                preview.version().number(),
                preview.version().settings().protocol(),
                preview.identity().map(IdentityView::of),
                preview.report().map(SignInView.ReportView::of),
                preview.refusal().map(SignInView.RefusalView::of));
    }
}
