package io.muster.domain.directory;

/** A group that a user is a member of, as it is shown with the user. */
public record GroupRef(GroupId id, String display) {}
