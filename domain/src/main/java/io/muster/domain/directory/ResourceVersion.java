package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of a resource that a caller accepts (RFC 7644 section 3.14).
 *
 * @param acceptable empty: any version
 */
public record ResourceVersion(Optional<Set<Long>> acceptable) {
    public static final ResourceVersion ANY = new ResourceVersion(Optional.empty());

    public static ResourceVersion oneOf(Set<Long> versions) {
        return new ResourceVersion(Optional.of(Set.copyOf(versions)));
    }

    /** @throws Problem STALE if the present version is not acceptable */
    public void require(long present) {
        if (acceptable.filter(versions -> !versions.contains(present)).isPresent()) {
            throw new Problem(
                    Problem.Code.STALE,
                    "The resource has changed since the version that If-Match names; read it again");
        }
    }
}
