package io.muster.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;

public interface UnitOfWorkContract {
    Ports ports();

    @Test
    default void whatFailsLeavesNoTraceAndIsRethrownAsItIs() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = Fixtures.user(acme, "ana");
        Problem refusal = Problem.invalidValue("no");

        assertThatThrownBy(() -> ports().write(() -> {
                    ports().users().add(ana);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(ports().read(() -> ports().users().find(acme, ana.id()))).isEmpty();
    }

    @Test
    default void unitsOfWorkDoNotNest() {
        assertThatThrownBy(() -> ports().write(() -> ports().write(() -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().read(() -> ports().read(() -> 1))).isInstanceOf(IllegalStateException.class);
        assertThat(ports().read(() -> 1)).isOne();
    }

    @Test
    default void portsAreUsedInsideOfAUnitOfWorkOnly() {
        assertThatThrownBy(() -> ports().users()
                        .find(
                                new OrganizationId(Fixtures.newId()),
                                Fixtures.user(new OrganizationId(Fixtures.newId()), "x")
                                        .id()))
                .isInstanceOf(IllegalStateException.class);
    }
}
