package io.muster.application.service.access;

import io.muster.application.testing.fake.InMemoryPorts;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * After any sequence of acts of identity provider and admins, access follows the rules and the feed has published it.
 */
class AccessModelProperties {
    @Property(tries = 400)
    void accessFollowsTheRulesAfterEachStep(@ForAll("steps") List<AccessModel.Step> steps) {
        AccessModel.check(InMemoryPorts.create(), steps);
    }

    @Property(tries = 400)
    void concurrentChangesOfMappingAndMembersPublishTheFinalAccess(
            @ForAll("stepsOfAGroup") List<AccessModel.Step> steps) {
        AccessModel.check(InMemoryPorts.create(), steps);
    }

    @Provide
    Arbitrary<List<AccessModel.Step>> stepsOfAGroup() {
        return AccessModel.stepsOfAGroup(40);
    }

    @Provide
    Arbitrary<List<AccessModel.Step>> steps() {
        return AccessModel.steps(60);
    }
}
