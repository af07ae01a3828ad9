package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.directory.*;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.organization.*;
import io.muster.domain.sync.*;
import io.muster.domain.token.*;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeTest {
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void smoke(String which) {
        Persistence p = Persistence.on(which.equals("h2") ? Databases.h2() : Databases.postgres());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        OrganizationId org = new OrganizationId(UUID.randomUUID());
        p.unitOfWork().write(() -> {
            p.organizations().add(Organization.founded(org, "Acme", Plan.BUSINESS, now));
            return 1;
        });
        UserId id = new UserId(UUID.randomUUID());
        UserProfile profile = new UserProfile(
                UserName.of("Ana@acme.example"),
                Optional.of(new ExternalId("x")),
                true,
                Map.of(UserAttribute.GIVEN_NAME, "Ana"),
                Map.of(
                        UserAttribute.EMAILS,
                        List.of(new PluralValue("ana@acme.example", Optional.of("work"), Optional.empty(), true))),
                List.of());
        DirectoryUser ana = DirectoryUser.provisioned(org, id, profile, DirectoryUser.Origin.SCIM, now);
        p.unitOfWork().write(() -> {
            p.users().add(ana);
            return 1;
        });
        assertThat(p.unitOfWork().read(() -> p.users().find(org, id))).contains(ana);
        var eq = new Filter.Compare<>(
                UserAttribute.USER_NAME, Filter.Operator.EQ, new Filter.Operand.Text("ANA@acme.example"));
        assertThat(p.unitOfWork()
                        .read(() -> p.users()
                                .search(
                                        org,
                                        new Search<>(Optional.of(eq), Optional.empty(), new Page.FromIndex(1, 100))))
                        .items())
                .containsExactly(ana);
        var any = new Filter.AnyElement<>(
                UserAttribute.EMAILS,
                new Filter.Compare<>(ElementAttribute.VALUE, Filter.Operator.SW, new Filter.Operand.Text("ANA")));
        assertThat(p.unitOfWork()
                        .read(() -> p.users()
                                .search(
                                        org,
                                        new Search<>(
                                                Optional.of(any),
                                                Optional.of(new Search.Sort<>(UserAttribute.DISPLAY_NAME, true)),
                                                new Page.FromIndex(1, 1))))
                        .total())
                .hasValue(1);
        GroupId g = new GroupId(UUID.randomUUID());
        p.unitOfWork().write(() -> {
            p.groups().add(DirectoryGroup.pushed(org, g, GroupName.of("G"), Optional.empty(), now));
            return 1;
        });
        var change = p.unitOfWork().write(() -> p.memberships()
                .apply(org, g, new MembershipEdit.Delta(Set.of(id, new UserId(UUID.randomUUID())), Set.of()), now));
        assertThat(change.joined()).containsExactly(id);
        assertThat(change.unknown()).hasSize(1);
        List<Member> members = new ArrayList<>();
        p.unitOfWork().read(() -> {
            p.memberships().forEach(org, List.of(g), members::add);
            return 1;
        });
        assertThat(members).hasSize(1);
        assertThat(p.unitOfWork().read(() -> p.memberships().groupsOf(org, List.of(id))))
                .containsKey(id);
        assertThat(p.unitOfWork().read(() -> p.memberships().counts(org, List.of(g))))
                .containsEntry(g, 1L);
        p.unitOfWork().write(() -> {
            assertThat(p.users().lock(org, id)).isPresent();
            p.users().save(ana.withProfile(profile.activated(false), now.plusSeconds(1)));
            return 1;
        });
        assertThat(p.unitOfWork().write(() -> p.users()
                        .lockDormant(org, UserName.of("ana@acme.example"), Optional.of(new ExternalId("x")))))
                .isPresent();
        assertThat(p.unitOfWork().write(() -> p.users().anotherActiveAdmin(org, id, Optional.empty())))
                .isFalse();
        p.unitOfWork().write(() -> {
            p.groups().touchAllOf(org, id, now);
            p.users().remove(org, id);
            return 1;
        });
        assertThat(p.unitOfWork().read(() -> p.memberships().counts(org, List.of(g))))
                .isEmpty();
        KeyedHash hash = new KeyedHash(new byte[32]);
        byte[] rid = new byte[12];
        new Random().nextBytes(rid);
        CredentialText text = CredentialText.of(CredentialText.Kind.SCIM_TOKEN, rid, new byte[32]);
        ScimToken token = ScimToken.issued(text, hash, now, "me");
        p.unitOfWork().write(() -> {
            p.tokenRings().save(p.tokenRings().of(org, now).issue(token, now));
            return 1;
        });
        p.unitOfWork().write(() -> {
            p.tokenRings().used(text.publicId(), now, "okta");
            return 1;
        });
        assertThat(p.unitOfWork()
                        .read(() -> p.tokenRings().find(text.publicId()))
                        .orElseThrow()
                        .token()
                        .lastUsedAt())
                .contains(now);
        SyncEntry entry = new SyncEntry(
                org,
                UUID.randomUUID(),
                now,
                SyncAction.CREATE,
                SyncResource.of(SyncResource.Type.USER, id, "Ana"),
                SyncStatus.SUCCESS,
                201,
                Duration.of(5, ChronoUnit.MILLIS),
                Optional.empty(),
                "r",
                Optional.of("ua"),
                List.of(new AttributeChange("a", Optional.empty(), Optional.of("b"))),
                Optional.empty(),
                Optional.empty());
        p.unitOfWork().write(() -> {
            p.syncLog().append(entry);
            p.syncLog().prepare(now);
            return 1;
        });
        assertThat(p.unitOfWork().read(() -> p.syncLog().search(org, SyncLogQuery.newest(5))))
                .containsExactly(entry);
        assertThat(p.unitOfWork().read(() -> p.syncLog().find(org, entry.id()))).contains(entry);
        assertThat(p.unitOfWork().write(() -> p.syncLog().purge(org, now.plusSeconds(1), 10)))
                .isOne();
        ApiKey key = ApiKey.issued(text, hash, "k", Optional.empty(), now);
        p.unitOfWork().write(() -> {
            p.apiKeys().save(key);
            return 1;
        });
        p.unitOfWork().write(() -> {
            p.apiKeys().save(key.revoked(now));
            return 1;
        });
        assertThat(p.unitOfWork()
                        .read(() -> p.apiKeys().find(text.publicId()))
                        .orElseThrow()
                        .revokedAt())
                .contains(now);
    }
}
