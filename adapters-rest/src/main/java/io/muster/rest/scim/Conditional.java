package io.muster.rest.scim;

import io.muster.domain.directory.ResourceVersion;
import io.muster.rest.scim.json.MetaJson;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the versions that an If-Match header names. */
final class Conditional {
    private Conditional() {}

    static ResourceVersion expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return ResourceVersion.ANY;
        }
        return ResourceVersion.oneOf(Arrays.stream(ifMatch.split(",", -1))
                .map(MetaJson::version)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .collect(Collectors.toSet()));
    }
}
