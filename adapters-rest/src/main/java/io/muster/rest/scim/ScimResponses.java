package io.muster.rest.scim;

import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserView;
import io.muster.rest.http.Exchange;
import io.muster.rest.scim.json.GroupJson;
import io.muster.rest.scim.json.ListResponseWriter;
import io.muster.rest.scim.json.MetaJson;
import io.muster.rest.scim.json.Projection;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes answers of resources: projected, with location and version, and large groups streamed. */
final class ScimResponses {
    static final String MEDIA_TYPE = "application/scim+json";

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private ScimResponses() {}

    static Response json(int status, JsonObject body) {
        return Response.status(status).type(MEDIA_TYPE).entity(body.toString()).build();
    }

    static Response user(int status, UserView view, Projection projection, Exchange exchange) {
        DirectoryUser user = view.user();
        JsonObject resource = projection.apply(UserJson.write(view, exchange.baseUrl()));
        return resource(status, exchange.baseUrl() + "/Users/" + user.id(), user.version())
                .entity(resource.toString())
                .build();
    }

    static Response group(
            int status, DirectoryGroup group, Projection projection, Exchange exchange, ProvisionGroups groups) {
        StreamingOutput body = streamed(json -> writeGroups(json, List.of(group), projection, exchange, groups));
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

    static ListResponseWriter.Head head(SearchPage<?> found, SearchRequest request) {
        boolean byCursor = found.total().isEmpty();
        return new ListResponseWriter.Head(
                found.total(),
                found.items().size(),
                byCursor ? OptionalInt.empty() : OptionalInt.of(request.firstIndex()),
                found.next().map(request::cursorAfter));
    }

    static StreamingOutput streamed(Consumer<JsonGenerator> content) {
        return out -> {
            try (JsonGenerator json = GENERATORS.createGenerator(out)) {
                content.accept(json);
            }
        };
    }

    /** Writes groups in their order, with members where they are wanted: then no more than a few of them in memory. */
    static void writeGroups(
            JsonGenerator json,
            List<DirectoryGroup> groups,
            Projection projection,
            Exchange exchange,
            ProvisionGroups source) {
        if (!projection.includes("members")) {
            groups.forEach(group -> json.write(projection.apply(GroupJson.write(group, exchange.baseUrl()))));
            return;
        }
        GroupStream stream = new GroupStream(json, groups.iterator(), projection, exchange.baseUrl());
        List<GroupId> ids = groups.stream().map(DirectoryGroup::id).toList();
        if (isSorted(ids)) {
            source.members(exchange.scimCaller(), ids, stream::member);
        } else {
            ids.forEach(id -> source.members(exchange.scimCaller(), List.of(id), stream::member));
        }
        stream.end();
    }

    /** Returns whether the ids are in the order in which members arrive. */
    private static boolean isSorted(List<GroupId> ids) {
        for (int at = 1; at < ids.size(); at++) {
            if (ids.get(at - 1).toString().compareTo(ids.get(at).toString()) >= 0) {
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
        private final JsonGenerator json;
        private final Iterator<DirectoryGroup> groups;
        private final Projection projection;
        private final String baseUrl;
        private @Nullable DirectoryGroup open;

        GroupStream(JsonGenerator json, Iterator<DirectoryGroup> groups, Projection projection, String baseUrl) {
            this.json = json;
            this.groups = groups;
            this.projection = projection;
            this.baseUrl = baseUrl;
        }

        void member(GroupMember member) {
            while (open == null || !open.id().equals(member.group())) {
                next();
            }
            json.write(projection.applyInside("members", GroupJson.member(member, baseUrl)));
        }

        void end() {
            while (groups.hasNext()) {
                next();
            }
            close();
        }

        private void next() {
            close();
            DirectoryGroup group = groups.next();
            open = group;
            json.writeStartObject();
            projection.apply(GroupJson.write(group, baseUrl)).forEach(json::write);
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
