package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditChains;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.audit.AuditHead;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

public interface AuditLogContract {
    Ports ports();

    @Test
    default void auditEntriesAreReadExactlyAsWritten() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        AuditEntry plain = audited(acme, "plain", Map.of());
        AuditEntry strange = audited(
                acme,
                "O'Hara \"\\\u20ac\ud83d\ude00",
                Map.of("b", "line\nbreak\t\u0001\u2028", "a", "", "\u00fc", "\ud83d\ude00", "\ufb33", "x"));

        assertThat(chain(acme)).containsExactly(plain, strange).allMatch(AuditChains::isIntact);
        assertThat(chain(acme)).extracting(AuditEntry::line).containsExactly(plain.line(), strange.line());
    }

    @Test
    default void eachOrganizationHasItsOwnAuditChain() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        audited(acme, "ana", Map.of());
        audited(other, "ben", Map.of());
        audited(acme, "ana", Map.of());

        assertIsAChain(acme, 2);
        assertIsAChain(other, 1);
        assertThat(chain(other)).extracting(AuditEntry::actor).containsExactly("ben");
        assertThat(page(other, Optional.empty(), 10)).hasSize(1);
        assertThat(page(Fixtures.newOrganization(ports()), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    default void auditEntriesOfOneUnitOfWorkAreLinkedInOrder() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        audited(acme, "ana", Map.of());
        List<AuditEntry> together = ports().unitOfWork().write(() -> ports().auditLog()
                .append(acme, List.of(draft(acme, "ben", Map.of()), draft(acme, "cleo", Map.of()))));
        audited(acme, "dora", Map.of());

        assertIsAChain(acme, 4);
        assertThat(chain(acme)).containsSubsequence(together);
        assertThat(chain(acme)).extracting(AuditEntry::actor).containsExactly("ana", "ben", "cleo", "dora");
    }

    @Test
    default void auditPagesAreReadNewestFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        audited(acme, 5);

        assertThat(page(acme, Optional.empty(), 2))
                .extracting(AuditEntry::sequence)
                .containsExactly(5L, 4L);
        assertThat(page(acme, Optional.of(4L), 2))
                .extracting(AuditEntry::sequence)
                .containsExactly(3L, 2L);
        assertThat(page(acme, Optional.of(1L), 2)).isEmpty();
    }

    @Test
    default void auditEntriesAreReadOldestFirstAfterASequenceNumber() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        audited(acme, 5);

        assertThat(after(acme, 0, 2)).extracting(AuditEntry::sequence).containsExactly(1L, 2L);
        assertThat(after(acme, 2, 10)).extracting(AuditEntry::sequence).containsExactly(3L, 4L, 5L);
        assertThat(after(acme, 5, 2)).isEmpty();
    }

    @Test
    default void rolledBackAuditEntryLeavesNoGap() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        audited(acme, "ana", Map.of());

        assertThatThrownBy(() -> ports().unitOfWork().run(() -> {
                    ports().auditLog().append(draft(acme, "eve", Map.of()));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        ports().unitOfWork().run(() -> {
            ports().auditLog().append(draft(acme, "ana", Map.of()));
            ports().auditLog().append(draft(acme, "ana", Map.of()));
        });

        assertIsAChain(acme, 3);
    }

    @Test
    default void auditEntryOfAnUnknownOrganizationIsRefused() {
        assertThatThrownBy(() -> audited(new OrganizationId(Fixtures.newId()), "ana", Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void logOfTheInstallationIsWrittenTogetherWithThatOfAnOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        AuditEntry before = audited(OrganizationId.INSTALLATION, "ana", Map.of());
        AuditEntry together = ports().unitOfWork().write(() -> {
            ports().auditLog().append(draft(acme, "ben", Map.of()));
            AuditEntry entry = ports().auditLog().append(draft(OrganizationId.INSTALLATION, "ben", Map.of()));
            assertThat(ports().auditLog().page(acme, Optional.empty(), 1).items())
                    .hasSize(1);
            return entry;
        });

        assertThat(together.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(together.previous()).isEqualTo(before.hash());
        assertThat(page(OrganizationId.INSTALLATION, Optional.empty(), 2)).containsExactly(together, before);
        assertIsAChain(acme, 1);
    }

    @Test
    default void concurrentAuditEntriesContinueOneChain() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Callable<Boolean> admin = () -> {
            audited(acme, 10);
            return true;
        };

        Concurrently.call(List.of(admin, admin, admin, admin));

        assertIsAChain(acme, 40);
    }

    private void assertIsAChain(OrganizationId organization, int length) {
        List<AuditEntry> chain = chain(organization);
        assertThat(chain)
                .extracting(AuditEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, length).boxed().toList());
        String previous = AuditHead.NOTHING_BEFORE;
        for (AuditEntry entry : chain) {
            assertThat(entry.organization()).isEqualTo(organization);
            assertThat(entry.previous()).isEqualTo(previous);
            assertThat(AuditChains.isIntact(entry)).isTrue();
            previous = entry.hash();
        }
    }

    private List<AuditEntry> chain(OrganizationId organization) {
        return after(organization, 0, 1_000);
    }

    private List<AuditEntry> after(OrganizationId organization, long sequence, int limit) {
        return ports().unitOfWork()
                .read(() -> ports().auditLog().after(organization, sequence, limit))
                .items();
    }

    private List<AuditEntry> page(OrganizationId organization, Optional<Long> before, int limit) {
        return ports().unitOfWork()
                .read(() -> ports().auditLog().page(organization, before, limit))
                .items();
    }

    private AuditEntry audited(OrganizationId organization, String actor, Map<String, String> details) {
        return ports().unitOfWork().write(() -> ports().auditLog().append(draft(organization, actor, details)));
    }

    private void audited(OrganizationId organization, int number) {
        for (int entry = 0; entry < number; entry++) {
            audited(organization, "ana", Map.of());
        }
    }

    private static AuditDraft draft(OrganizationId organization, String actor, Map<String, String> details) {
        return AuditDraft.of(
                organization,
                Fixtures.newId(),
                new Provenance(NOON, actor),
                AuditAction.PLAN_CHANGED,
                "organization",
                details);
    }
}
