package io.muster.domain.directory;

/** A group of a user, with the name that is displayed. */
public record GroupRef(GroupId id, String display) {}
