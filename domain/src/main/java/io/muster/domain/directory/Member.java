package io.muster.domain.directory;

/** One member of a group, as it is shown in a list. */
public record Member(GroupId group, UserId user, String display) {}
