package io.muster.application.port.in.mapping;

import io.muster.domain.access.MappingId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;

/** The three ways to name a group mapping. */
public sealed interface MappingSelector {
    record ById(MappingId mapping) implements MappingSelector {}

    /** The mapping of a present group, whether it exists already or is to be created. */
    record ByGroup(GroupId group) implements MappingSelector {}

    /** The mapping of the group that has this name or, without one, of the first group that gets it. */
    record ByName(GroupName name) implements MappingSelector {}
}
