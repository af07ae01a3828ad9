package io.muster.application.service.mapping;

import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A resolved proposal: the mapping before and after it.
 *
 * @param before empty if the mapping is created
 * @param after equal to the mapping before if nothing differs
 * @param expectedVersion the version that the admin has read; 0 for none
 */
record MappingChange(Optional<GroupMapping> before, GroupMapping after, long expectedVersion) {
    boolean isNew() {
        return before.isEmpty();
    }

    /** Returns whether anything is to be stored. */
    boolean isEffective() {
        return !before.equals(Optional.of(after));
    }

    boolean isStale() {
        return expectedVersion != before.map(GroupMapping::version).orElse(0L);
    }

    /** Returns whether the roles of present members change. */
    boolean changesRole() {
        return after.group().isPresent()
                && !contentBefore().role().equals(after.content().role());
    }

    /** Returns whether the access of present members can change. */
    boolean changesAccess() {
        return after.group().isPresent() && !contentBefore().equals(after.content());
    }

    MappingContent contentBefore() {
        return before.map(GroupMapping::content).orElse(MappingContent.NOTHING);
    }

    /** Returns a text that two changes share only if they are about the same group, present or to come. */
    String subject() {
        return after.group()
                .map(group -> "group " + group)
                .orElseGet(() -> "name " + after.target().name().key());
    }

    /** Returns the part of a preview's fingerprint that stands for the proposal. */
    String fingerprint() {
        return subject() + " " + expectedVersion + " "
                + after.content().role().map(OrgRole::name).orElse("-") + " " + workspaces(after.content());
    }

    AuditTrail.AuditedAction audited() {
        AuditDetails details = between(contentBefore(), after.content());
        after.group().ifPresent(group -> details.with("group", group.toString()));
        return new AuditTrail.AuditedAction(
                AuditAction.MAPPING_CHANGED,
                "group-mappings/" + after.id(),
                details.with("displayName", after.target().name().value()).asMap());
    }

    static AuditDetails between(MappingContent before, MappingContent after) {
        return new AuditDetails()
                .changed("role", before.role().map(OrgRole::name), after.role().map(OrgRole::name))
                .changed("workspaces", workspaces(before), workspaces(after));
    }

    private static String workspaces(MappingContent content) {
        return content.workspaces().stream().map(WorkspaceId::toString).sorted().collect(Collectors.joining(","));
    }
}
