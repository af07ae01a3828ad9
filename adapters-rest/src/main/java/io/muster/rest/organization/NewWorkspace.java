package io.muster.rest.organization;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A workspace to create. */
@Schema(examples = "{\"name\": \"Platform\"}")
record NewWorkspace(@Schema(minLength = 1, maxLength = 200) String name) {}
