package io.muster.rest.directory;

import static io.muster.rest.directory.DirectoryMapper.VIEWS;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MapGroups.MappedGroup;
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
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listGroups",
            summary = "List groups",
            description = "In the order of their creation, with their size and their mapping.")
    public Page<GroupView> list(
            @QueryParam("text") @Parameter(description = "The beginning of a displayName, in any case.") String text,
            @BeanParam PageRequest page) {
        Search<GroupAttribute> search = new Search<>(
                Optional.ofNullable(text)
                        .filter(given -> !given.isBlank())
                        .map(given -> new Filter.Compare<>(
                                GroupAttribute.DISPLAY_NAME, Operator.SW, new Operand.Text(given))),
                Optional.empty(),
                new After(page.afterId(), page.size()));
        SearchPage<DirectoryGroup> found = directory.groups(exchange.adminCaller(), id, search);
        Slice<GroupView> shown = views(found.items());
        return new Page<>(
                shown.items(),
                shown.more() ? Page.next(shown, GroupView::id) : found.next().map(UUID::toString));
    }

    @GET
    @Path("{group}")
    @Operation(operationId = "getGroup", summary = "Get a group")
    public GroupView get(@PathParam("group") GroupId group) {
        return views(List.of(directory.group(exchange.adminCaller(), id, group)))
                .items()
                .get(0);
    }

    @GET
    @Path("{group}/members")
    @Operation(
            operationId = "listGroupMembers",
            summary = "List the members of a group",
            description = "In the order of their ids.")
    public Page<GroupMemberView> groupMembers(@PathParam("group") GroupId group, @BeanParam PageRequest page) {
        Slice<GroupMember> found =
                directory.groupMembers(exchange.adminCaller(), id, group, page.afterId(), page.size());
        return Page.of(found, GroupMember::user, VIEWS::view);
    }

    /** Takes as many queries for many groups as for one. */
    private Slice<GroupView> views(List<DirectoryGroup> groups) {
        AdminCaller caller = exchange.adminCaller();
        Slice<MappedGroup> mapped = mappings.mapped(caller, id, groups);
        List<GroupId> ids = mapped.items().stream().map(one -> one.group().id()).toList();
        Map<GroupId, Long> sizes = directory.groupSizes(caller, id, ids);
        return mapped.map(
                one -> GroupView.of(one.group(), sizes.getOrDefault(one.group().id(), 0L), one.mapping()));
    }
}
