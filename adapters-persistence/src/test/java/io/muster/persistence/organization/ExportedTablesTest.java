package io.muster.persistence.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.organization.ExportedType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Maps each table of an organization to the line of an export that has its rows, or to the reason why none has. */
class ExportedTablesTest {
    @Test
    void everyTypeOfLineHasItsTable() {
        Set<Object> found = Arrays.stream(OwnedTable.values())
                .map(ExportedTablesTest::export)
                .collect(Collectors.toSet());
        // the rows of both are in the table of organizations, and the last line has no row
        EnumSet<ExportedType> expected = EnumSet.complementOf(
                EnumSet.of(ExportedType.ORGANIZATION, ExportedType.REMOVAL_POLICY, ExportedType.END));

        assertThat(found).containsAll(expected);
    }

    /** Returns a type of lines, or a reason. A table that is missing here does not compile. */
    private static Object export(OwnedTable table) {
        return switch (table) {
            case EMAIL_CLAIM -> "keys of the addresses that the lines of users have";
            case LOST_ADDRESS -> "waits to be noted in a user, whose line has it then";
            case VERIFIED_DOMAIN, DOMAIN_CLAIM -> ExportedType.DOMAIN;
            case API_KEY -> ExportedType.API_KEY;
            case SCIM_TOKEN -> ExportedType.SCIM_TOKEN;
            // a delivery that is tried again becomes a dead letter or leaves no row
            case WEBHOOK_DELIVERY -> ExportedType.DEAD_LETTER;
            case WEBHOOK -> ExportedType.WEBHOOK;
            case OUTBOX -> "published as events before events are read, or withheld";
            case WITHHELD_EVENT -> ExportedType.WITHHELD_EVENT;
            case PUBLISHED_ACCESS -> "follows from grants, memberships and mappings";
            case EVENT -> ExportedType.EVENT;
            case FEED_HEAD -> "the number of the newest event";
            case REMOVAL -> ExportedType.REMOVAL;
            case REMOVAL_COUNTER -> "counts removals of the last minutes";
            case WORKSPACE_GRANT -> ExportedType.DIRECT_GRANT;
            case GROUP_MAPPING_WORKSPACE, GROUP_MAPPING -> ExportedType.MAPPING;
            case GROUP_MEMBERSHIP -> ExportedType.MEMBERSHIP;
            case SESSION -> ExportedType.SESSION;
            case INVITATION -> ExportedType.INVITATION;
            case CONTACT_LINK -> ExportedType.CONTACT_LINK;
            case SIMULATION -> "the last runs of a test, on users and groups that are gone";
            case OWNER_PASSWORD -> ExportedType.OWNER_PASSWORD;
            case SUBJECT_LINK -> ExportedType.SUBJECT_LINK;
            case SIGN_IN -> ExportedType.SIGN_IN;
            case USED_ASSERTION -> "hashes against a second use within minutes";
            case SERVICE_KEY -> ExportedType.SERVICE_KEY;
            case SSO_CONNECTION_VERSION -> ExportedType.CONNECTION_VERSION;
            case SSO_CONNECTION -> ExportedType.CONNECTION;
            case USER_VALUE, DIRECTORY_USER -> ExportedType.USER;
            case USER_COUNT -> "the number of users";
            case DIRECTORY_GROUP -> ExportedType.GROUP;
            case WORKSPACE -> ExportedType.WORKSPACE;
            case ADMIN_GUARD -> "a lock";
            case SENT_REQUEST -> "sealed bodies of refused writes, for a week; their entries of the sync log are lines";
            case SYNC_LOG -> ExportedType.SYNC_LOG_ENTRY;
            case FAILURE_CAUSE, FAILING_RESOURCE -> "sums of the failed entries of the sync log";
            case REQUEST_COUNT -> "a number for each of the last hours, without content";
            case REQUEST_RHYTHM -> "when clients sent requests, without content";
            case AUDIT_LOG -> "lines of a form of their own, which the verifier reads";
            case AUDIT_HEAD -> "the hash of the newest entry of the audit log";
        };
    }
}
