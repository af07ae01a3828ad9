package io.muster.rest.directory;

import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.RoleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member of an organization. */
public record MemberView(
        UUID id,
        @Schema(examples = "ana@acme.example") String userName,

        @Schema(
                description =
                        "The person's name: displayName, else name.formatted, else the given and the family name.",
                examples = "Ana Ruiz")
        Optional<String> displayName,

        @Schema(description = "The primary e-mail address.", examples = "ana@acme.example")
        Optional<String> email,

        @Schema(description = "The identity provider's id.", examples = "00u1a2b3")
        Optional<String> externalId,

        boolean active,

        @Schema(
                description = "The way in which the member came to be. INVITED: an admin added the member, or made the"
                        + " invitation that the person accepted. Adoption by an identity provider does not change it.")
        DirectoryUser.Origin origin,

        @Schema(description = "The role that an admin gave directly; sync never changes it.")
        Optional<RoleView> directRole,

        @Schema(description = "Whether the member is an owner whom sync cannot shut out.")
        boolean breakGlass,

        Instant created,
        Instant lastModified,

        @Schema(description = "The first ones, in the order of their ids. Present when one member is asked for.")
        Optional<List<GroupRefView>> groups,

        @Schema(
                description = "Whether an account of an identity provider is linked to the member, as the first sign-in"
                        + " does it. Present in the answer to getMember.",
                examples = "true")
        Optional<Boolean> linked) {

    @Schema(description = "A role that was given directly.")
    public record RoleView(
            OrgRole role,
            Instant since,
            @Schema(examples = "operator") String by) {

        private static RoleView of(RoleGrant grant) {
            return new RoleView(
                    grant.role(), grant.provenance().at(), grant.provenance().by());
        }
    }

    static MemberView of(DirectoryUser user) {
        return of(user, Optional.empty(), Optional.empty());
    }

    static MemberView of(ReadDirectory.Member member) {
        return of(member.view(), Optional.of(member.linked()));
    }

    public static MemberView of(UserView user) {
        return of(user, Optional.empty());
    }

    private static MemberView of(UserView user, Optional<Boolean> linked) {
        return of(
                user.user(),
                Optional.of(user.groups().items().stream()
                        .map(DirectoryMapper.VIEWS::view)
                        .toList()),
                linked);
    }

    private static MemberView of(DirectoryUser user, Optional<List<GroupRefView>> groups, Optional<Boolean> linked) {
        UserProfile profile = user.profile();
        return new MemberView(
                user.id().value(),
                profile.userName().value(),
                profile.name(),
                user.primaryEmail().map(EmailAddress::value),
                profile.externalId().map(ExternalId::value),
                profile.active(),
                user.origin(),
                user.directRole().map(RoleView::of),
                user.breakGlass(),
                user.created(),
                user.lastModified(),
                groups,
                linked);
    }
}
