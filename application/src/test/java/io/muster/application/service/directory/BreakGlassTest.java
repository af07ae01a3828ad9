package io.muster.application.service.directory;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Refusals.assertRefused;

import io.muster.application.testing.Scene;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem.Code;
import org.junit.jupiter.api.Test;

/** The break-glass owners of an organization. */
class BreakGlassTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void numberOfOwnersHasABound() {
        UserId first = scene.create(profile("owner"));
        mark(first, true);
        for (int owner = 1; owner < DirectoryUser.MAX_BREAK_GLASS; owner++) {
            mark(scene.create(profile("owner" + owner)), true);
        }
        UserId more = scene.create(profile("more"));

        assertRefused(Code.MODE_CONFLICT, () -> mark(more, true));

        mark(first, true);
        mark(first, false);
        mark(more, true);
    }

    private void mark(UserId user, boolean owner) {
        scene.members.setBreakGlass(scene.admin, acme, user, owner);
    }
}
