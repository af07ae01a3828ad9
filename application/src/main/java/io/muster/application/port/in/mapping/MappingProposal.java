package io.muster.application.port.in.mapping;

import io.muster.domain.mapping.MappingContent;

/**
 * The content that an admin proposes for one group mapping.
 *
 * @param version the version of the mapping that the admin has read; 0 if there was none
 */
public record MappingProposal(MappingSelector mapping, MappingContent content, long version) {}
