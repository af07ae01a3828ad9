package io.muster.rest.access;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.access.ReadAccess.Admission;
import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.domain.access.AccessChange;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryUser.Departure;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.rest.admin.Views.AccessView;
import io.muster.rest.admin.Views.AdmissionView;
import io.muster.rest.admin.Views.DepartureView;
import io.muster.rest.admin.Views.ExplanationView;
import io.muster.rest.admin.Views.FeedStateView;
import io.muster.rest.admin.Views.PreviewView;
import io.muster.rest.admin.Views.ReasonView;
import io.muster.rest.admin.Views.RoleReasonView;
import io.muster.rest.admin.Views.SaidView;
import io.muster.rest.admin.Views.ShiftView;
import io.muster.rest.admin.Views.WorkspaceCountsView;
import io.muster.rest.admin.Views.WorkspaceReasonView;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access as the admin API shows it: chains of reasons are no flat copies, so they are written by hand. */
public final class AccessViews {
    private AccessViews() {}

    static AdmissionView admission(Admission admission) {
        return new AdmissionView(admission.allowed(), role(admission.role()));
    }

    static AccessView access(Explained explained, boolean withReasons) {
        AccessFacts facts = explained.facts();
        EffectiveAccess access = explained.access();
        return new AccessView(
                facts.user().toString(),
                facts.userName(),
                access.active(),
                facts.departure().map(left -> departure(left, explained.now())).orElse(null),
                role(access.role()),
                texts(access.workspaces()),
                withReasons ? explanation(facts, access) : null);
    }

    public static PreviewView preview(MappingPreview preview) {
        List<AccessChange> shifts = preview.changes();
        return new PreviewView(
                preview.fingerprint(),
                preview.members(),
                VIEWS.view(preview.counts()),
                preview.workspaces().entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                        .map(AccessViews::counts)
                        .toList(),
                shifts.stream().map(AccessViews::shift).toList(),
                preview.more() ? shifts.get(shifts.size() - 1).user().toString() : null);
    }

    /** @param size of a page that isn't the last */
    public static FeedStateView state(ReadEvents.State state, int size) {
        return new FeedStateView(
                state.page().entrySet().stream()
                        .map(published -> new SaidView(
                                published.getKey().toString(),
                                role(published.getValue().role()),
                                texts(published.getValue().workspaces())))
                        .toList(),
                Long.toString(state.head()),
                state.page().size() < size ? null : state.page().lastKey().toString());
    }

    private static WorkspaceCountsView counts(Map.Entry<WorkspaceId, MappingPreview.WorkspaceCounts> entry) {
        return new WorkspaceCountsView(
                entry.getKey().toString(),
                entry.getValue().gain(),
                entry.getValue().lose());
    }

    private static ShiftView shift(AccessChange shift) {
        return new ShiftView(
                shift.user().toString(),
                shift.label(),
                role(shift.before().role()),
                role(shift.after().role()),
                texts(shift.gains()),
                texts(shift.loses()));
    }

    private static DepartureView departure(Departure left, Instant now) {
        String kind = left.deleted() ? "DELETED" : "DEACTIVATED";
        boolean held = left.isHeldAt(now);
        String text = (left.deleted() ? "deleted" : "deactivated") + " on "
                + left.cause().at() + " by "
                + left.cause().by()
                + left.cause()
                        .requestId()
                        .map(request -> ", request " + request)
                        .orElse("")
                + left.heldUntil()
                        .map(until -> held
                                ? "; held until " + until + " unless an admin approves"
                                : "; it was held, and access ended on " + until)
                        .orElse("");
        return new DepartureView(
                kind,
                left.cause().at().toString(),
                left.cause().by(),
                left.cause().requestId().orElse(null),
                left.heldUntil().filter(until -> held).map(Instant::toString).orElse(null),
                text);
    }

    private static ExplanationView explanation(AccessFacts facts, EffectiveAccess access) {
        Optional<AccessFacts.Role> decisive = access.active() ? facts.decisive() : Optional.empty();
        return new ExplanationView(
                facts.roles().stream()
                        .map(role -> new RoleReasonView(
                                role.role().name(),
                                decisive.filter(role::equals).isPresent(),
                                reason(role.reason())))
                        .toList(),
                facts.workspaces().stream()
                        .map(entry -> new WorkspaceReasonView(entry.workspace().toString(), reason(entry.reason())))
                        .toList());
    }

    private static ReasonView reason(AccessReason reason) {
        if (reason instanceof AccessReason.Direct direct) {
            return new ReasonView(
                    "DIRECT",
                    null,
                    null,
                    direct.provenance().at().toString(),
                    null,
                    null,
                    direct.provenance().by());
        }
        if (reason instanceof AccessReason.Mapped mapped) {
            return new ReasonView(
                    "MAPPING",
                    VIEWS.view(mapped.group()),
                    mapped.mapping().toString(),
                    mapped.since().toString(),
                    mapped.memberSince().toString(),
                    mapped.provenance().at().toString(),
                    mapped.provenance().by());
        }
        return new ReasonView("CONNECTION", null, null, null, null, null, null);
    }

    private static @Nullable String role(Optional<OrgRole> role) {
        return role.map(OrgRole::name).orElse(null);
    }

    private static List<String> texts(Collection<WorkspaceId> workspaces) {
        return workspaces.stream().map(WorkspaceId::toString).toList();
    }
}
