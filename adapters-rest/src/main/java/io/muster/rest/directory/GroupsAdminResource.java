package io.muster.rest.directory;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page.After;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.admin.Views.GroupMemberView;
import io.muster.rest.admin.Views.GroupView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The groups that the identity provider pushed; only it changes them. */
@Path("organizations/{id}/groups")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Groups")
@NullUnmarked // the container fills the fields
public class GroupsAdminResource {
    @Inject
    private ReadDirectory directory;

    @Inject
    private MapGroups mappings;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Operation(
            summary =
                    "Groups in the order of their creation, with members counted and mapping; text is the beginning of a displayName")
    public Page<GroupView> list(
            @QueryParam("text") String text, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        Search<GroupAttribute> search = new Search<>(
                Optional.ofNullable(text)
                        .filter(given -> !given.isBlank())
                        .map(given -> new Filter.Compare<>(
                                GroupAttribute.DISPLAY_NAME, Operator.SW, new Operand.Text(given))),
                Optional.empty(),
                new After(
                        Parameters.cursor(Optional.ofNullable(cursor)),
                        Parameters.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE)));
        SearchPage<DirectoryGroup> found = directory.groups(exchange.adminCaller(), organization(), search);
        List<GroupId> ids = found.items().stream().map(DirectoryGroup::id).toList();
        Map<GroupId, GroupMapping> mapped = mappings.mappingsOf(exchange.adminCaller(), organization(), ids);
        Map<GroupId, Long> sizes = directory.groupSizes(exchange.adminCaller(), organization(), ids);
        return new Page<>(
                found.items().stream()
                        .map(group -> VIEWS.view(group, sizes.getOrDefault(group.id(), 0L), mapped.get(group.id())))
                        .toList(),
                found.next().map(UUID::toString).orElse(null));
    }

    @GET
    @Path("{group}")
    @Operation(summary = "One group")
    public GroupView get(@PathParam("group") String group) {
        DirectoryGroup found = directory.group(exchange.adminCaller(), organization(), Parameters.group(group));
        List<GroupId> id = List.of(found.id());
        return VIEWS.view(
                found,
                directory.groupSizes(exchange.adminCaller(), organization(), id).getOrDefault(found.id(), 0L),
                mappings.mappingsOf(exchange.adminCaller(), organization(), id).get(found.id()));
    }

    @GET
    @Path("{group}/members")
    @Operation(summary = "The members of a group in the order of their ids")
    public Page<GroupMemberView> groupMembers(
            @PathParam("group") String group, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE);
        List<GroupMember> page = directory.groupMembers(
                exchange.adminCaller(),
                organization(),
                Parameters.group(group),
                Parameters.cursor(Optional.ofNullable(cursor)),
                size);
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size ? null : page.get(page.size() - 1).user().toString());
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }
}
