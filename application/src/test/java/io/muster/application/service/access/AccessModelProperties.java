package io.muster.application.service.access;

import io.muster.application.testing.InMemoryPorts;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever identity provider and admins do, in whatever order: access is what the rules say, and the feed tells it. */
class AccessModelProperties {
    @Property(tries = 400)
    void accessIsWhatTheRulesSayAfterEveryStep(@ForAll("steps") List<AccessModel.Step> steps) {
        AccessModel.check(InMemoryPorts.create(), steps);
    }

    @Property(tries = 400)
    void theFeedTellsTheLastOfAGroupWhoseMappingAndMembersChangeAtOnce(
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
