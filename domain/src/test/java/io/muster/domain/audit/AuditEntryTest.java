package io.muster.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static final OrganizationId ACME =
            new OrganizationId(UUID.fromString("01930000-0000-7000-8000-000000000001"));
    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000002");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final AuditEntry first = AuditHead.start(ACME).append(draft("ana", Map.of("b", "2", "a", "1")));

    @Test
    void canonicalTextHasOneSpelling() {
        assertThat(first.canonical())
                .isEqualTo("{\"organization\":\"01930000-0000-7000-8000-000000000001\",\"sequence\":1,\"previous\":\""
                        + "0".repeat(64) + "\",\"id\":\"01930000-0000-7000-8000-000000000002\","
                        + "\"at\":\"2026-11-24T12:00:00Z\",\"actor\":\"ana\",\"action\":\"PLAN_CHANGED\","
                        + "\"subject\":\"organization\",\"details\":{\"a\":\"1\",\"b\":\"2\"}}");
    }

    /** The hash was computed by sha256sum. Exported chains must stay verifiable, so it never changes. */
    @Test
    void hashOfAKnownEntryNeverChanges() {
        assertThat(first.hash()).isEqualTo("7a1a420e8f37c6bbb4133ddb756e50ec2ab30abe9f2849023ff972f7414ef559");
    }

    @Test
    void exportedLineIsTheCanonicalTextFollowedByTheHash() {
        String suffix = ",\"hash\":\"" + first.hash() + "\"}";

        assertThat(first.line()).endsWith(suffix);
        assertThat(first.line().substring(0, first.line().length() - suffix.length()) + "}")
                .isEqualTo(first.canonical());
    }

    @Test
    void eachEntryIsLinkedToThePreviousOne() {
        AuditEntry second = first.head().append(draft("ben", Map.of()));

        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(AuditChains.isIntact(second)).isTrue();
    }

    @Test
    void entryWithAnyChangedFieldIsNotIntact() {
        assertThat(AuditChains.isIntact(first)).isTrue();
        assertThat(List.of(
                        changed(
                                first,
                                new OrganizationId(ID),
                                1,
                                NOON,
                                "ana",
                                AuditAction.PLAN_CHANGED,
                                "organization"),
                        changed(first, ACME, 2, NOON, "ana", AuditAction.PLAN_CHANGED, "organization"),
                        changed(first, ACME, 1, NOON.plusNanos(1_000), "ana", AuditAction.PLAN_CHANGED, "organization"),
                        changed(first, ACME, 1, NOON, "eve", AuditAction.PLAN_CHANGED, "organization"),
                        changed(first, ACME, 1, NOON, "ana", AuditAction.SSO_CHANGED, "organization"),
                        changed(first, ACME, 1, NOON, "ana", AuditAction.PLAN_CHANGED, "sso")))
                .noneMatch(AuditChains::isIntact);
    }

    @Test
    void textsAreQuotedByRfc8785() {
        assertThat(AuditHead.start(ACME)
                        .append(draft("\"\\\b\t\n\f\r\u001f/\u007f\u20ac\ud83d\ude00", Map.of()))
                        .canonical())
                .contains("\"actor\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u001f/\u007f\u20ac\ud83d\ude00\"");
    }

    @Test
    void charactersThatCannotBeStoredAreReplacedBeforeHashing() {
        AuditDraft draft = AuditDraft.of(
                ACME,
                ID,
                new Provenance(NOON.plusNanos(1_999), "a\0b"),
                AuditAction.WORKSPACE_CREATED,
                "half \ud83d",
                Map.of("whole", "\ud83d\ude00"));

        assertThat(draft.at()).isEqualTo(NOON.plusNanos(1_000));
        assertThat(draft.actor()).isEqualTo("a\uFFFDb");
        assertThat(draft.subject()).isEqualTo("half \uFFFD");
        assertThat(draft.details()).containsEntry("whole", "\ud83d\ude00");
    }

    @Test
    void entryOfAnotherOrganizationIsNotAppended() {
        AuditHead other = AuditHead.start(new OrganizationId(ID));

        assertThatThrownBy(() -> other.append(draft("ana", Map.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditDraft draft(String actor, Map<String, String> details) {
        return AuditDraft.of(ACME, ID, new Provenance(NOON, actor), AuditAction.PLAN_CHANGED, "organization", details);
    }

    private static AuditEntry changed(
            AuditEntry entry,
            OrganizationId organization,
            long sequence,
            Instant at,
            String actor,
            AuditAction action,
            String subject) {
        return new AuditEntry(
                organization,
                sequence,
                entry.id(),
                at,
                actor,
                action.name(),
                subject,
                entry.details(),
                entry.previous(),
                entry.hash());
    }
}
