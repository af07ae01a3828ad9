package io.muster.persistence;

import io.muster.application.service.access.AccessModel;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Both databases derive the access that the model of the rules computes. */
class AccessModelPropertiesIT {
    @Property(tries = 10)
    void accessFollowsTheRulesOnH2(@ForAll("steps") List<AccessModel.Step> steps) {
        AccessModel.check(Databases.ports(Databases.h2()), steps);
    }

    @Property(tries = 10)
    void accessFollowsTheRulesOnPostgres(@ForAll("steps") List<AccessModel.Step> steps) {
        AccessModel.check(Databases.ports(Databases.postgres()), steps);
    }

    @Property(tries = 10)
    void feedPublishesTheLastChangeOfAGroupOnPostgres(@ForAll("stepsOfAGroup") List<AccessModel.Step> steps) {
        AccessModel.check(Databases.ports(Databases.postgres()), steps);
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
