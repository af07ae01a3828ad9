package io.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.audit.AuditHead;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confirms audit logs as the domain writes them, and reports each later change. */
class VerifyAuditLogTest {
    private static final OrganizationId ACME = new OrganizationId(UUID.randomUUID());

    @TempDir
    Path folder;

    private final List<AuditEntry> entries = chain(ACME, "ana");
    private final List<String> lines =
            new ArrayList<>(entries.stream().map(AuditEntry::line).toList());

    @Test
    void intactChainIsConfirmedWithItsHead() throws Exception {
        Result result = verify();

        assertThat(result.status()).isZero();
        assertThat(result.text())
                .isEqualTo("4 entries of organization " + ACME + ", chain intact; head 4 "
                        + entries.get(3).hash());
    }

    @Test
    void chainOfTheInstallationIsConfirmedAsSuch() throws Exception {
        List<AuditEntry> ofInstallation = chain(OrganizationId.INSTALLATION, "ana");
        lines.clear();
        ofInstallation.forEach(entry -> lines.add(entry.line()));
        assertThat(verify().text()).startsWith("4 entries of the installation, chain intact");

        lines.set(3, entries.get(3).line());
        assertBroken(verify(), "Line 4 belongs to organization " + ACME + " and not to the installation");
    }

    @Test
    void changedFieldIsReported() throws Exception {
        lines.set(1, lines.get(1).replace("\"actor\":\"ana\"", "\"actor\":\"eve\""));

        assertBroken(verify(), "Line 2 was changed");
    }

    @Test
    void recomputedHashBreaksTheNextLine() throws Exception {
        lines.set(1, chain(ACME, "eve").get(1).line());
        assertBroken(verify(), "Line 2 doesn't continue entry 1");

        AuditEntry forged =
                entries.get(0).head().append(draft(ACME, entries.get(1).id(), "eve", Map.of()));
        lines.set(1, forged.line());
        assertBroken(verify(), "Line 3 doesn't continue entry 2");
    }

    @Test
    void replacedHashIsReported() throws Exception {
        lines.set(2, lines.get(2).replace(entries.get(2).hash(), "a".repeat(64)));

        assertBroken(verify(), "Line 3 was changed");
    }

    @Test
    void removedLineIsReported() throws Exception {
        lines.remove(1);
        assertBroken(verify(), "Line 2 is entry 3 where entry 2 belongs");

        lines.remove(0);
        assertBroken(verify(), "Line 1 is entry 3 where entry 1 belongs");
    }

    @Test
    void reorderedLinesAreReported() throws Exception {
        Collections.swap(lines, 1, 2);

        assertBroken(verify(), "Line 2 is entry 3 where entry 2 belongs");
    }

    @Test
    void lineOfAnotherOrganizationIsReported() throws Exception {
        lines.set(3, chain(new OrganizationId(UUID.randomUUID()), "ana").get(3).line());

        assertBroken(verify(), "Line 4 belongs to organization");
    }

    @Test
    void truncatedEndIsReportedAgainstANotedHead() throws Exception {
        String noted = head(3);
        lines.remove(3);
        assertThat(verify().status()).isZero();
        assertBroken(verify("--head", noted), "Entries were cut off at the end: the noted entry 4 is missing");
    }

    @Test
    void olderHeadIsConfirmedInALongerChain() throws Exception {
        for (int at = 0; at < entries.size(); at++) {
            assertThat(verify("--head", head(at)).status()).isZero();
        }
    }

    @Test
    void rewrittenChainIsIntactButFailsAgainstANotedHead() throws Exception {
        String noted = head(1);
        lines.clear();
        chain(ACME, "eve").forEach(entry -> lines.add(entry.line()));

        assertThat(verify().status()).isZero();
        assertBroken(verify("--head", noted), "Line 2 is intact in itself");
    }

    @Test
    void truncatedLineAndEmptyFileAreReported() throws Exception {
        lines.set(3, lines.get(3).substring(0, 200));
        assertBroken(verify(), "Line 4 isn't an entry");
        lines.set(3, "");
        assertBroken(verify(), "Line 4 isn't an entry");
        lines.clear();
        assertBroken(verify(), "no entries");
    }

    @Test
    void unreadableFilesAndInvalidArgumentsReturnStatus2() throws Exception {
        String missing = folder.resolve("missing.jsonl").toString();

        assertThat(run(missing).status()).isEqualTo(2);
        assertThat(run(folder.toString()).status()).isEqualTo(2);
        assertThat(run().text()).startsWith("usage: ");
        assertThat(run().status()).isEqualTo(2);
        assertThat(run("--heads", missing).status()).isEqualTo(2);
        assertThat(run("--head", "4:short", missing).status()).isEqualTo(2);
        assertThat(run("--head").status()).isEqualTo(2);
    }

    private String head(int at) {
        return entries.get(at).sequence() + ":" + entries.get(at).hash();
    }

    private Result verify(String... options) throws IOException {
        Path file = folder.resolve("audit-log.jsonl");
        Files.write(file, lines, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        return run(arguments.toArray(String[]::new));
    }

    private static Result run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = VerifyAuditLog.run(List.of(arguments), printed, printed);
        return new Result(status, bytes.toString(StandardCharsets.UTF_8).strip());
    }

    private static void assertBroken(Result result, String reason) {
        assertThat(result.text()).contains(reason);
        assertThat(result.status()).isOne();
    }

    private static List<AuditEntry> chain(OrganizationId organization, String actor) {
        List<AuditEntry> chain = new ArrayList<>();
        AuditHead head = AuditHead.start(organization);
        for (int number = 1; number <= 4; number++) {
            AuditEntry entry = head.append(draft(
                    organization,
                    UUID.randomUUID(),
                    actor,
                    Map.of("name", "Ünïcode \ud83d\ude00 \"quoted\"\n\u0085\u2028" + number)));
            chain.add(entry);
            head = entry.head();
        }
        return chain;
    }

    private static AuditDraft draft(OrganizationId organization, UUID id, String actor, Map<String, String> details) {
        return AuditDraft.of(
                organization,
                id,
                new Provenance(Instant.parse("2026-11-24T12:00:00Z"), actor),
                AuditAction.WORKSPACE_CREATED,
                "workspaces/" + id,
                details);
    }

    private record Result(int status, String text) {}
}
