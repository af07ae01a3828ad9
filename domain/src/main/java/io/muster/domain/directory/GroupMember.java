package io.muster.domain.directory;

/** A user in a group, with the name that lists display. */
public record GroupMember(GroupId group, UserId user, String display) {}
