package io.muster.rest.scim;

import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserView;
import io.muster.domain.paging.Slice;
import io.muster.domain.text.Uuids;
import io.muster.rest.http.Exchange;
import io.muster.rest.scim.json.Fields;
import io.muster.rest.scim.json.GroupJson;
import io.muster.rest.scim.json.ListResponseWriter;
import io.muster.rest.scim.json.MetaJson;
import io.muster.rest.scim.json.Projection;
import io.muster.rest.scim.json.StreamedFields;
import io.muster.rest.scim.json.UserJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes answers of resources: projected, with location and version, and large groups streamed. */
final class ScimResponses {
    static final String MEDIA_TYPE = "application/scim+json";

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private ScimResponses() {}

    static Response json(int status, JsonObject body) {
        return Response.status(status).type(MEDIA_TYPE).entity(body.toString()).build();
    }

    static Response user(int status, UserView view, Projection projection, Exchange exchange, ProvisionUsers users) {
        DirectoryUser user = view.user();
        StreamingOutput body = streamed(json -> writeUser(
                json,
                view,
                projection,
                exchange.baseUrl(),
                (last, each) -> users.groupsAfter(exchange.scimCaller(), user.id(), last, each)));
        return resource(status, exchange.baseUrl() + "/Users/" + user.id(), user.version())
                .entity(body)
                .build();
    }

    /**
     * Writes a user with all of its groups, where they are wanted: then no more than a few of them in memory.
     *
     * @param groups passes the user's groups after the given one on, see {@link ProvisionUsers#groupsAfter}
     */
    static void writeUser(
            JsonGenerator json,
            UserView view,
            Projection projection,
            String baseUrl,
            BiConsumer<GroupId, Consumer<GroupRef>> groups) {
        List<GroupRef> first = view.groups().items();
        json.writeStartObject();
        UserJson.write(
                projection.onto(new StreamedFields(json)),
                view,
                each -> {
                    first.forEach(each);
                    if (view.groups().more()) {
                        groups.accept(first.get(first.size() - 1).id(), each);
                    }
                },
                baseUrl);
        json.writeEnd();
    }

    static Response group(
            int status, DirectoryGroup group, Projection projection, Exchange exchange, ProvisionGroups groups) {
        StreamingOutput body = streamed(json -> writeGroups(
                json,
                List.of(group),
                projection,
                exchange.baseUrl(),
                (ids, each) -> groups.members(exchange.scimCaller(), ids, each)));
        return resource(status, exchange.baseUrl() + "/Groups/" + group.id(), group.version())
                .entity(body)
                .build();
    }

    static Response unchanged(long version) {
        return Response.status(304)
                .header(HttpHeaders.ETAG, MetaJson.entityTag(version))
                .build();
    }

    /** Returns whether the client has this version already (RFC 9110 section 13.1.2). */
    static boolean has(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .anyMatch(tag ->
                                tag.strip().equals("*") || MetaJson.version(tag).equals(OptionalLong.of(version)));
    }

    /**
     * Streams a page of resources.
     *
     * @param write writes them, and returns the page that it wrote: the one that was found, or the beginning of it
     */
    static Response list(
            SearchPage<?> found, SearchRequest request, Function<JsonGenerator, ? extends SearchPage<?>> write) {
        StreamingOutput body = streamed(json -> ListResponseWriter.write(
                json, head(found, request), resources -> tail(write.apply(resources), request)));
        return Response.ok(body, MEDIA_TYPE).build();
    }

    private static ListResponseWriter.Head head(SearchPage<?> found, SearchRequest request) {
        boolean byCursor = found.total().isEmpty();
        return new ListResponseWriter.Head(
                found.total(), byCursor ? OptionalInt.empty() : OptionalInt.of(request.firstIndex()));
    }

    private static ListResponseWriter.Tail tail(SearchPage<?> found, SearchRequest request) {
        return new ListResponseWriter.Tail(found.items().size(), found.next().map(request::cursorAfter));
    }

    static StreamingOutput streamed(Consumer<JsonGenerator> content) {
        return out -> {
            try (JsonGenerator json = GENERATORS.createGenerator(out)) {
                content.accept(json);
            }
        };
    }

    /**
     * Writes groups in their order, with members where they are wanted: then no more than a few of them in memory. Ends
     * with the group that reaches {@link Slice#MAX_BYTES}, whose members are complete.
     *
     * @param members passes the members of groups on until it is told to stop, see {@link ProvisionGroups#members}
     * @return how many groups were written
     */
    static int writeGroups(
            JsonGenerator json,
            List<DirectoryGroup> groups,
            Projection projection,
            String baseUrl,
            BiConsumer<List<GroupId>, Predicate<GroupMember>> members) {
        if (!projection.includes("members")) {
            groups.forEach(group -> {
                json.writeStartObject();
                GroupJson.write(projection.onto(new StreamedFields(json)), group, baseUrl);
                json.writeEnd();
            });
            return groups.size();
        }
        GroupStream stream = new GroupStream(json, groups.iterator(), projection, baseUrl);
        List<GroupId> ids = groups.stream().map(DirectoryGroup::id).toList();
        if (isSorted(ids)) {
            members.accept(ids, stream::member);
        } else {
            ids.stream().takeWhile(id -> !stream.isFull()).forEach(id -> members.accept(List.of(id), stream::member));
        }
        return stream.end();
    }

    /** Returns whether the ids are in the order in which members arrive. */
    private static boolean isSorted(List<GroupId> ids) {
        for (int at = 1; at < ids.size(); at++) {
            if (Uuids.ORDER.compare(ids.get(at - 1).value(), ids.get(at).value()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static ResponseBuilder resource(int status, String location, long version) {
        ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).header(HttpHeaders.ETAG, MetaJson.entityTag(version));
        return status == 201
                ? answer.header(HttpHeaders.LOCATION, location)
                : answer.header(HttpHeaders.CONTENT_LOCATION, location);
    }

    /** Merges two streams: groups, and members in the order of their groups. */
    private static final class GroupStream {
        /** The bytes of a member or a group beside its name and the base URL. */
        private static final int BYTES = 128;

        private final JsonGenerator json;
        private final Iterator<DirectoryGroup> groups;
        private final Fields fields;
        private final Fields members;
        private final String baseUrl;
        private @Nullable DirectoryGroup open;
        private int written;
        private long bytes;

        GroupStream(JsonGenerator json, Iterator<DirectoryGroup> groups, Projection projection, String baseUrl) {
            this.json = json;
            this.groups = groups;
            this.fields = projection.onto(new StreamedFields(json));
            this.members = projection.inside("members", new StreamedFields(json));
            this.baseUrl = baseUrl;
        }

        /** Returns whether more members can follow. */
        boolean member(GroupMember member) {
            while (open == null || !open.id().equals(member.group())) {
                if (isFull()) {
                    return false;
                }
                next();
            }
            json.writeStartObject();
            GroupJson.writeMember(members, member, baseUrl);
            json.writeEnd();
            bytes += BYTES + baseUrl.length() + member.display().length();
            return true;
        }

        boolean isFull() {
            return bytes >= Slice.MAX_BYTES;
        }

        int end() {
            while (groups.hasNext() && !isFull()) {
                next();
            }
            close();
            return written;
        }

        private void next() {
            close();
            DirectoryGroup group = groups.next();
            open = group;
            written++;
            bytes += BYTES + baseUrl.length() + group.displayName().value().length();
            json.writeStartObject();
            GroupJson.write(fields, group, baseUrl);
            json.writeStartArray("members");
        }

        private void close() {
            if (open != null) {
                json.writeEnd().writeEnd();
                open = null;
            }
        }
    }
}
