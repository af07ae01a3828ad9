package io.muster.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.rest.scim.json.Projection;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScimResponsesTest {
    private static final String BASE = "https://muster.example/api/v1/scim/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11/v2";
    private static final int MEMBERS = 3_000;

    private final List<GroupId> read = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private boolean ended;

    @Test
    void listOfGroupsEndsWithTheOneWhoseMembersFillIt() {
        List<DirectoryGroup> groups = groups(9);

        assertThat(written(groups)).isEqualTo(2);
        assertThat(ended).isTrue();
        assertThat(members(out.toString())).isEqualTo(2L * MEMBERS);
        assertThat(out.toString().length()).isGreaterThan((int) Slice.MAX_BYTES);
    }

    @Test
    void sortedListOfGroupsEndsWithTheOneWhoseMembersFillIt() {
        List<DirectoryGroup> groups = groups(9);
        Collections.reverse(groups);

        assertThat(written(groups)).isEqualTo(2);
        assertThat(members(out.toString())).isEqualTo(2L * MEMBERS);
        assertThat(read).hasSize(2);
    }

    @Test
    void groupsThatTheViewOfAUserLacksAreWrittenAfterThoseThatItHas() {
        List<GroupRef> groups = groups(5).stream()
                .map(group -> new GroupRef(group.id(), group.displayName().value()))
                .toList();
        UserView view = new UserView(user(), new Slice<>(groups.subList(0, 2), true));

        JsonObject whole = written(view, groups, new MultivaluedHashMap<>());
        JsonObject names = written(view, groups, new MultivaluedHashMap<>(Map.of("attributes", "groups.display")));
        JsonObject none = written(view, groups, new MultivaluedHashMap<>(Map.of("excludedAttributes", "groups")));

        assertThat(whole.getJsonArray("groups"))
                .extracting(group -> group.asJsonObject().getString("display"))
                .containsExactly("Team 1", "Team 2", "Team 3", "Team 4", "Team 5");
        assertThat(whole.getString("userName")).isEqualTo("ana");
        assertThat(names.getJsonArray("groups")).hasSize(5).allSatisfy(group -> assertThat(group.asJsonObject())
                .containsOnlyKeys("display"));
        assertThat(none).doesNotContainKey("groups");
    }

    private static JsonObject written(
            UserView view, List<GroupRef> groups, MultivaluedHashMap<String, String> parameters) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.createGenerator(text)) {
            ScimResponses.writeUser(
                    json, view, SearchRequest.projection(parameters), BASE, (last, each) -> groups.stream()
                            .dropWhile(group -> !group.id().equals(last))
                            .skip(1)
                            .forEach(each));
        }
        return Json.createReader(new StringReader(text.toString())).readObject();
    }

    private static DirectoryUser user() {
        UserProfile profile =
                new UserProfile(UserName.of("ana"), Optional.empty(), true, Map.of(), Map.of(), List.of());
        return DirectoryUser.provisioned(
                new OrganizationId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                profile,
                DirectoryUser.Origin.SCIM,
                ChangeSource.scim(Instant.EPOCH, "1"));
    }

    private int written(List<DirectoryGroup> groups) {
        Projection projection = SearchRequest.projection(new MultivaluedHashMap<>());
        try (JsonGenerator json = Json.createGenerator(out)) {
            json.writeStartArray();
            int written = ScimResponses.writeGroups(json, groups, projection, BASE, this::pass);
            json.writeEnd();
            return written;
        }
    }

    private void pass(List<GroupId> ids, Predicate<GroupMember> each) {
        read.addAll(ids);
        boolean all = ids.stream()
                .flatMap(id -> Stream.generate(() -> new GroupMember(id, new UserId(UUID.randomUUID()), "Somebody"))
                        .limit(MEMBERS))
                .allMatch(each);
        ended |= !all;
    }

    private static long members(String json) {
        return Json.createReader(new StringReader(json)).readArray().stream()
                .mapToLong(group -> group.asJsonObject().getJsonArray("members").size())
                .sum();
    }

    private static List<DirectoryGroup> groups(int number) {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        List<DirectoryGroup> groups = new ArrayList<>();
        for (int at = 1; at <= number; at++) {
            groups.add(DirectoryGroup.pushed(
                    organization,
                    new GroupId(new UUID(0x7000, at)),
                    GroupName.of("Team " + at),
                    Optional.empty(),
                    Instant.EPOCH));
        }
        return groups;
    }
}
