package io.muster.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipStepsTest {
    private static final UserId ANA = new UserId(new UUID(0, 1));
    private static final UserId BEN = new UserId(new UUID(0, 2));

    private final MembershipSteps steps = new MembershipSteps();

    @Test
    void laterRemovalReplacesAnAddition() {
        steps.add(Set.of(ANA, BEN));
        steps.remove(Set.of(ANA));

        assertThat(steps.edit()).isEqualTo(new Delta(Set.of(BEN), Set.of(ANA)));
    }

    @Test
    void laterAdditionReplacesARemoval() {
        steps.remove(Set.of(ANA));
        steps.add(Set.of(ANA, BEN));

        assertThat(steps.edit()).isEqualTo(new Delta(Set.of(ANA, BEN), Set.of()));
    }

    @Test
    void replacementReplacesEveryEarlierChange() {
        steps.add(Set.of(ANA));
        steps.replaceAll(Set.of(BEN));

        assertThat(steps.edit()).isEqualTo(new ReplaceAll(Set.of(BEN)));
    }

    @Test
    void changesAfterAReplacementAreAppliedToIt() {
        steps.replaceAll(Set.of(ANA));
        steps.remove(Set.of(ANA));
        steps.add(Set.of(BEN));

        assertThat(steps.edit()).isEqualTo(new ReplaceAll(Set.of(BEN)));
    }

    @Test
    void noChangeIsEmpty() {
        assertThat(steps.edit().isEmpty()).isTrue();
        assertThatThrownBy(() -> new Delta(Set.of(ANA), Set.of(ANA))).isInstanceOf(IllegalArgumentException.class);
    }
}
