package io.muster.application.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;

public interface UnitOfWorkContract {
    Ports ports();

    @Test
    default void readReturnsTheResultOfTheWork() {
        assertThat(ports().unitOfWork().read(() -> 1)).isOne();
    }

    @Test
    default void failedWriteIsRolledBackAndItsExceptionRethrown() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = Fixtures.user(acme, "ana");
        Problem refusal = Problem.invalidValue("no");

        assertThatThrownBy(() -> ports().unitOfWork().run(() -> {
                    ports().users().add(ana);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(ports().unitOfWork().read(() -> ports().users().find(acme, ana.id())))
                .isEmpty();
    }

    @Test
    default void nestedWriteIsRefused() {
        assertThatThrownBy(() ->
                        ports().unitOfWork().run(() -> ports().unitOfWork().run(() -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void nestedReadIsRefused() {
        assertThatThrownBy(() ->
                        ports().unitOfWork().read(() -> ports().unitOfWork().read(() -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void portOutsideOfAUnitOfWorkIsRefused() {
        OrganizationId acme = new OrganizationId(Fixtures.newId());

        assertThatThrownBy(() ->
                        ports().users().find(acme, Fixtures.user(acme, "x").id()))
                .isInstanceOf(IllegalStateException.class);
    }
}
