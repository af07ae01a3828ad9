package io.muster.rest.admin;

import io.muster.domain.access.MappingId;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.SignInId;
import io.muster.domain.text.Uuids;
import io.muster.domain.webhook.WebhookId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The ids in paths and bodies. Malformed ids are answered with NOT_FOUND. */
public final class Ids {
    /** By type: what the id is of, and how it is made. */
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            OrganizationId.class, new Kind("Organization", OrganizationId::new),
            UserId.class, new Kind("Member", UserId::new),
            GroupId.class, new Kind("Group", GroupId::new),
            WorkspaceId.class, new Kind("Workspace", WorkspaceId::new),
            MappingId.class, new Kind("Group mapping", MappingId::new),
            WebhookId.class, new Kind("Webhook", WebhookId::new),
            InvitationId.class, new Kind("Invitation", InvitationId::new),
            ContactLinkId.class, new Kind("Contact link", ContactLinkId::new),
            SignInId.class, new Kind("Sign-in", SignInId::new),
            SessionId.class, new Kind("Session", SessionId::new));

    private record Kind(String name, Function<UUID, Object> id) {}

    private Ids() {}

    static boolean isId(Class<?> type) {
        return KINDS.containsKey(type);
    }

    /** @throws Problem NOT_FOUND if the text is not an id in its canonical form, in any case */
    public static <T> T read(Class<T> type, String text) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(type + " is not an id");
        }
        return Uuids.parse(text)
                .map(id -> type.cast(kind.id().apply(id)))
                .orElseThrow(() -> Problem.notFound(kind.name(), text));
    }
}
