package io.muster.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EachOrganizationTest {
    private final Ports ports = InMemoryPorts.create();
    private final List<OrganizationId> all = LongStream.range(0, 120)
            .mapToObj(number -> new OrganizationId(new UUID(0, number)))
            .toList();
    private final EachOrganization each = new EachOrganization(ports.unitOfWork(), (after, limit) -> all.stream()
            .skip(after.map(last -> all.indexOf(last) + 1).orElse(0))
            .limit(limit)
            .toList());

    @Test
    void organizationWithABacklogDoesNotKeepOthersFromTheirTurn() {
        List<OrganizationId> served = new ArrayList<>();

        assertThat(each.turn(served::add)).isTrue();
        assertThat(each.turn(served::add)).isTrue();
        each.turn(served::add);

        assertThat(served).as("all have work left after each turn").containsExactlyElementsOf(all);
    }

    @Test
    void turnAfterTheLastOrganizationBeginsWithTheFirst() {
        each.next(100);
        each.next(100);

        assertThat(each.next(1)).containsExactly(all.get(0));
    }

    @Test
    void organizationWhoseWorkFailsDoesNotKeepOthersFromTheirs() {
        List<OrganizationId> served = new ArrayList<>();

        assertThatThrownBy(() -> each.sum(organization -> {
                    served.add(organization);
                    if (organization.equals(all.get(0))) {
                        throw new IllegalStateException("broken");
                    }
                    return 1;
                }))
                .hasMessage("broken");

        assertThat(served).containsExactlyElementsOf(all);
    }

    @Test
    void sumAddsUpTheWorkOfAllOrganizations() {
        assertThat(each.sum(organization -> 2)).isEqualTo(240);
    }
}
