package io.muster.rest.mapping;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.rest.access.AccessViews;
import io.muster.rest.admin.Views.MappingView;
import io.muster.rest.admin.Views.MappingsView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.admin.Views.PreviewView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** What the members of groups get: workspaces and a role. */
@Path("organizations/{id}/group-mappings")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Group mappings")
@NullUnmarked // the container fills the fields
public class GroupMappingsResource {
    private static final String CHANGES = "changes: an array of objects with one of group, mapping or displayName; role"
            + " VIEWER, DEVELOPER, ADMIN or null for the connection role; workspaces, an array of ids; and version, that of"
            + " the mapping as it was read, 0 if there was none";

    @Inject
    private MapGroups mappings;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Operation(
            summary =
                    "Mappings in the order of their making: of groups, of names yet to be pushed, and remembered ones")
    public Page<MappingView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE);
        List<GroupMapping> page = mappings.mappings(
                exchange.adminCaller(),
                organization(),
                Parameters.cursor(Optional.ofNullable(cursor)).map(MappingId::new),
                size);
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size ? null : page.get(page.size() - 1).id().toString());
    }

    @PUT
    @Operation(
            summary = "Save many at once, all or none. " + CHANGES
                    + ". fingerprint: of the preview that was approved; then exactly that is applied, or nothing (409)")
    public MappingsView save(byte[] body) {
        JsonBody json = JsonBody.of(body);
        return saved(proposals(json), json.text("fingerprint"));
    }

    @POST
    @Path("preview")
    @Operation(
            summary =
                    "What saving would do: exact counts, a page of who gains, loses or changes what, and a fingerprint."
                            + " Nothing is written. " + CHANGES + "; limit and cursor")
    public PreviewView preview(byte[] body) {
        JsonBody json = JsonBody.of(body);
        Optional<String> limit = json.number("limit").map(String::valueOf);
        MappingPreview preview = mappings.preview(
                exchange.adminCaller(),
                organization(),
                proposals(json),
                Parameters.cursor(json.text("cursor")).map(UserId::new),
                Parameters.limit(limit, Search.DEFAULT_PAGE, Search.MAX_PAGE));
        return AccessViews.preview(preview);
    }

    @GET
    @Path("{mapping}")
    @Operation(summary = "One mapping")
    public MappingView get(@PathParam("mapping") String mapping) {
        return VIEWS.view(mappings.mapping(exchange.adminCaller(), organization(), Parameters.mapping(mapping)));
    }

    @PUT
    @Path("{mapping}")
    @Operation(summary = "Save one: role, workspaces, version, and optionally fingerprint")
    public MappingView saveOne(@PathParam("mapping") String mapping, byte[] body) {
        JsonBody json = JsonBody.of(body).only("role", "workspaces", "version", "fingerprint");
        MappingProposal proposal = proposal(json, new MappingSelector.ById(Parameters.mapping(mapping)));
        return saved(List.of(proposal), json.text("fingerprint")).items().get(0);
    }

    @DELETE
    @Path("{mapping}")
    @Operation(summary = "Forget a mapping that is bound to no group: version")
    public void forget(@PathParam("mapping") String mapping, @QueryParam("version") String version) {
        mappings.forget(
                exchange.adminCaller(), organization(), Parameters.mapping(mapping), Parameters.version(version));
    }

    private MappingsView saved(List<MappingProposal> proposals, Optional<String> fingerprint) {
        return new MappingsView(mappings.save(exchange.adminCaller(), organization(), proposals, fingerprint).stream()
                .map(VIEWS::view)
                .toList());
    }

    private static List<MappingProposal> proposals(JsonBody json) {
        return json.objects("changes").stream()
                .map(row -> row.only("group", "mapping", "displayName", "role", "workspaces", "version"))
                .map(row -> proposal(row, selector(row)))
                .toList();
    }

    private static MappingProposal proposal(JsonBody row, MappingSelector selector) {
        MappingContent content = new MappingContent(
                row.having("role").oneOf("role", OrgRole.class),
                row.having("workspaces").texts("workspaces").stream()
                        .map(Parameters::workspace)
                        .collect(Collectors.toSet()));
        return new MappingProposal(selector, content, row.requiredNumber("version"));
    }

    private static MappingSelector selector(JsonBody row) {
        if (Stream.of("group", "mapping", "displayName").filter(row::has).count() > 1) {
            throw Problem.invalidValue("Each change needs one of group, mapping and displayName");
        }
        Optional<MappingSelector> group =
                row.text("group").map(text -> new MappingSelector.ByGroup(Parameters.group(text)));
        return group.or(() -> row.text("mapping").map(text -> new MappingSelector.ById(Parameters.mapping(text))))
                .or(() -> row.text("displayName").map(text -> new MappingSelector.ByName(GroupName.of(text))))
                .orElseThrow(() -> Problem.invalidValue("Each change needs a group, a mapping or a displayName"));
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }
}
