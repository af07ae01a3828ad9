package io.muster.rest.mapping;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Saved mappings. */
public record MappingsView(
        @Schema(description = "In the order of the changes.")
        List<MappingView> items) {}
