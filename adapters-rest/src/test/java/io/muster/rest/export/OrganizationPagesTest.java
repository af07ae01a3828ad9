package io.muster.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.FullOrganization;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.organization.ExportedType;
import io.muster.domain.organization.OrganizationId;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationPagesTest {
    private final Ports ports = InMemoryPorts.create();
    private final Scene scene = FullOrganization.on(ports);
    private final OrganizationId id = scene.organization().id();

    @Test
    void organizationWithRowsInEveryTableHasALineOfEveryTypeInTheirOrder() throws ReflectiveOperationException {
        List<String> lines = export(scene.admin);

        assertThat(lines.stream()
                        .filter(line -> line.startsWith("{\"type\":"))
                        .map(line -> line.split("\"", 5)[3])
                        .distinct())
                .containsExactlyElementsOf(Arrays.stream(ExportedType.values())
                        .map(ExportedType::wireName)
                        .toList());
        assertThat(lines).anyMatch(line -> line.startsWith("{\"organization\""));
        assertThat(lines)
                .noneMatch(line -> line.contains("secret") || line.contains("digest") || line.contains("sealed"));
    }

    @Test
    void exportOfAnOperatorHasNoKeyOfAnotherOrganization() throws ReflectiveOperationException {
        FullOrganization.on(ports);
        scene.apiKeys.issue(scene.admin, "all", Optional.empty(), Optional.empty());

        List<String> ofOperator = export(scene.admin);

        assertThat(ofOperator.stream().filter(line -> line.startsWith("{\"type\":\"apiKey\"")))
                .singleElement()
                .asString()
                .contains("\"createdBy\":\"operator\"", "\"endsAt\":null");
        assertThat(export(new OrganizationAdmin("admin", Optional.empty(), id))).isEqualTo(ofOperator);
    }

    private List<String> export(AdminCaller caller) throws ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        pages().read(caller, id, lines::add);
        return lines;
    }

    /** Injects the use cases as the container does. */
    private OrganizationPages pages() throws ReflectiveOperationException {
        UseCases useCases = TestUseCases.on(ports, scene.environment);
        OrganizationPages pages = new OrganizationPages();
        for (Field field : OrganizationPages.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)) {
                field.setAccessible(true);
                field.set(pages, useCase(useCases, field.getType()));
            }
        }
        return pages;
    }

    private static Object useCase(UseCases useCases, Class<?> type) throws ReflectiveOperationException {
        RecordComponent component = Arrays.stream(UseCases.class.getRecordComponents())
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
        return component.getAccessor().invoke(useCases);
    }
}
