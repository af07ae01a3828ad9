package io.muster.domain.directory;

/** One member of a group, as it is shown in a list. */
public record GroupMember(GroupId group, UserId user, String display) {}
