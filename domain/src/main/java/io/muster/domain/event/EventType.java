package io.muster.domain.event;

import java.util.Locale;

/** What an event says has happened. */
public enum EventType {
    MEMBER_CREATED,
    MEMBER_UPDATED,
    MEMBER_DEACTIVATED,
    MEMBER_REACTIVATED,
    MEMBER_DELETED,
    /** A removal was acknowledged to the identity provider, and waits for an admin before it has an effect. */
    MEMBER_REMOVAL_HELD,
    /** Role or workspaces are others than this feed last said. */
    MEMBER_ACCESS_CHANGED,
    GROUP_CREATED,
    GROUP_UPDATED,
    GROUP_MEMBERS_CHANGED,
    GROUP_DELETED,
    MAPPING_CHANGED,
    /** It gives nothing any more: its group is deleted, or it was forgotten. */
    MAPPING_DELETED;

    private final String text;

    EventType() {
        int kind = name().indexOf('_');
        text = "io.muster." + name().substring(0, kind).toLowerCase(Locale.ROOT) + "."
                + name().substring(kind + 1).toLowerCase(Locale.ROOT);
    }

    /** The {@code type} of CloudEvents, such as {@code io.muster.member.access_changed}. */
    public String text() {
        return text;
    }
}
