package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withElements;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Fixtures.withExternalId;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.domain.directory.Address;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.AnyElement;
import io.muster.domain.directory.Filter.Compare;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

public interface UsersContract {
    Ports ports();

    @Test
    default void aUserComesBackAsStoredWithEverythingInTheProfile() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserProfile full = new UserProfile(
                UserName.of("Ána@ACME-" + UUID.randomUUID() + ".example"),
                Optional.of(new ExternalId("Ext-1")),
                true,
                Map.of(UserAttribute.GIVEN_NAME, "Ána", UserAttribute.MANAGER, "Boss-1"),
                Map.of(
                        UserAttribute.PHONE_NUMBERS, List.of(Fixtures.element("+1 555", "work", false)),
                        UserAttribute.PHOTOS,
                                List.of(Fixtures.element("https://x/" + "y".repeat(2_000), "photo", true))),
                List.of(new Address(Map.of(Address.Part.COUNTRY, "ES"), Optional.of("work"), true)));
        DirectoryUser ana = admin(acme, "unused")
                .withProfile(full, Fixtures.cause(NOON.plusSeconds(1)))
                .withBreakGlass(true, NOON.plusSeconds(2));

        added(ports(), ana);

        assertThat(find(acme, ana.id())).contains(ana);
        assertThat(ports().unitOfWork().write(() -> ports().users().lock(acme, ana.id())))
                .contains(ana);
        DirectoryUser renamed = ana.withProfile(
                withDetail(profile("other"), UserAttribute.TITLE, "Boss"), Fixtures.cause(NOON.plusSeconds(3)));
        ports().write(() -> ports().users().save(renamed));
        assertThat(find(acme, ana.id())).contains(renamed);
    }

    @Test
    default void anotherOrganizationFindsAndChangesNothing() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));

        assertThat(find(other, ana.id())).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().users().lock(other, ana.id())))
                .isEmpty();
        ports().write(() -> ports().users().remove(other, ana.id()));
        assertThat(find(acme, ana.id())).isPresent();
        assertThat(search(other, is(UserAttribute.USER_NAME, "ana")).items()).isEmpty();
        added(ports(), user(other, "ana"));
    }

    @Test
    default void namesAreUniqueInTheOrganizationInAnyCaseAndFreeAfterRemoval() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, withExternalId(profile("Ana"), "ext")));

        refused(user(acme, "aNA"));
        refused(user(acme, withExternalId(profile("ben"), "ext")));
        added(ports(), user(acme, withExternalId(profile("eve"), "EXT")));
        ports().write(() -> ports().users().remove(acme, ana.id()));
        added(ports(), user(acme, withExternalId(profile("ANA"), "ext")));
    }

    @Test
    default void anAddressBelongsToOneOrganizationAndTheRefusalNamesNobody() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        String address = "ana@" + UUID.randomUUID() + ".example";
        DirectoryUser ana = added(ports(), user(acme, withEmail(profile("ana"), address)));

        Problem refusal = refused(user(other, withEmail(profile("ana"), address.toUpperCase(Locale.ROOT))));
        assertThat(refusal.detail()).doesNotContain(acme.toString());
        ports().write(() ->
                ports().users().save(ana.withProfile(withEmail(profile("ana"), "x" + address), Fixtures.CAUSE)));
        DirectoryUser moved = added(ports(), user(other, withEmail(profile("ana"), address)));
        DirectoryUser back = ana.withProfile(withEmail(profile("ana"), address), Fixtures.CAUSE);
        Refusals.assertRefused(Problem.Code.DUPLICATE, () -> ports().write(
                        () -> ports().users().save(back)));
        ports().write(() -> ports().users().remove(other, moved.id()));
        ports().write(() -> ports().users().save(back));
    }

    @Test
    default void onlyTheInactiveAreDormantAndTheNameGoesBeforeTheExternalId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser byName = added(ports(), user(acme, profile("Ana").activated(false)));
        DirectoryUser byExternalId =
                added(ports(), user(acme, withExternalId(profile("ben"), "e1").activated(false)));
        added(ports(), user(acme, withExternalId(profile("eve"), "e2")));

        assertThat(dormant(acme, "ANA", "e1")).contains(byName);
        assertThat(dormant(acme, "zoe", "e1")).contains(byExternalId);
        assertThat(dormant(acme, "eve", "e2")).isEmpty();
        assertThat(dormant(Fixtures.newOrganization(ports()), "ana", "e1")).isEmpty();
    }

    @Test
    default void wildcardsQuotesAndAccentsAreOnlyText() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser odd = added(ports(), user(acme, "100%_\\ \"É\" '; 💥"));
        added(ports(), user(acme, "100xx"));

        for (String part : List.of("100%", "%_", "_\\", "\\ \"", "é", "';", "💥", "100%_\\ \"É\" '; 💥")) {
            assertThat(search(acme, compare(UserAttribute.USER_NAME, Operator.CO, part))
                            .items())
                    .as(part)
                    .containsExactly(odd);
        }
        assertThat(search(acme, compare(UserAttribute.USER_NAME, Operator.SW, "100_"))
                        .items())
                .isEmpty();
        assertThat(search(acme, compare(UserAttribute.USER_NAME, Operator.EW, "💥"))
                        .items())
                .containsExactly(odd);
    }

    @Test
    default void anAbsentAttributeMeetsOnlyNotEqual() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser without = added(ports(), user(acme, "without"));
        DirectoryUser with = added(ports(), user(acme, withDetail(profile("with"), UserAttribute.TITLE, "Boss")));

        assertThat(search(acme, compare(UserAttribute.TITLE, Operator.NE, "boss"))
                        .items())
                .containsExactly(without);
        assertThat(search(acme, new Filter.Not<>(is(UserAttribute.TITLE, "boss")))
                        .items())
                .containsExactly(without);
        assertThat(search(acme, new Filter.Not<>(compare(UserAttribute.TITLE, Operator.GT, "a")))
                        .items())
                .containsExactly(without);
        assertThat(search(acme, new Filter.Present<>(UserAttribute.TITLE)).items())
                .containsExactly(with);
    }

    @Test
    default void oneElementHasToMeetTheWholeCondition() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String domain = "@" + UUID.randomUUID() + ".example";
        DirectoryUser ana = added(
                ports(),
                user(
                        acme,
                        withElements(
                                profile("ana"),
                                UserAttribute.EMAILS,
                                Fixtures.element("a" + domain, "work", true),
                                Fixtures.element("b" + domain, "home", false))));
        Filter<ElementAttribute> work = compare(ElementAttribute.TYPE, Operator.EQ, "WORK");

        assertThat(search(acme, any(work, compare(ElementAttribute.VALUE, Operator.SW, "A@")))
                        .items())
                .containsExactly(ana);
        assertThat(search(acme, any(work, compare(ElementAttribute.VALUE, Operator.SW, "b@")))
                        .items())
                .isEmpty();
        assertThat(search(
                                acme,
                                any(
                                        work,
                                        new Compare<>(ElementAttribute.PRIMARY, Operator.EQ, new Operand.Flag(false))))
                        .items())
                .isEmpty();
        ports().write(() ->
                ports().users().save(ana.withProfile(withEmail(profile("ana"), "c" + domain), Fixtures.CAUSE)));
        assertThat(search(acme, any(work, compare(ElementAttribute.VALUE, Operator.SW, "a@")))
                        .items())
                .isEmpty();
    }

    @Test
    default void totalsAndPagesAreRightAtTheEdges() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<DirectoryUser> all = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            all.add(added(ports(), user(acme, "user" + number)));
        }

        assertPage(acme, 1, 2, all.subList(0, 2));
        assertPage(acme, 4, 2, all.subList(3, 5));
        assertPage(acme, 5, 2, all.subList(4, 5));
        assertPage(acme, 6, 2, List.of());
        assertPage(acme, 1, 0, List.of());
        assertPage(acme, -3, 100, all);
    }

    @Test
    default void aWalkByCursorMissesNobodyAndMeetsNobodyTwiceWhileOthersComeAndGo() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<DirectoryUser> stay = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            stay.add(added(ports(), user(acme, "stay" + number)));
        }
        DirectoryUser early = stay.remove(0);
        List<DirectoryUser> seen = new ArrayList<>();
        Optional<UUID> last = Optional.empty();
        int pages = 0;
        do {
            SearchPage<DirectoryUser> page = search(acme, Optional.empty(), new Page.After(last, 3));
            assertThat(page.total()).isEmpty();
            seen.addAll(page.items());
            last = page.next();
            if (++pages == 2) {
                ports().write(() -> ports().users().remove(acme, early.id()));
                added(ports(), user(acme, "late"));
            }
        } while (last.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(stay);
    }

    @Test
    default void sortingPutsTheAbsentLastAndDescendingFirst() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser none = added(ports(), user(acme, "none"));
        DirectoryUser beta = added(ports(), user(acme, withDetail(profile("b"), UserAttribute.DISPLAY_NAME, "Beta")));
        DirectoryUser alpha = added(ports(), user(acme, withDetail(profile("a"), UserAttribute.DISPLAY_NAME, "alpha")));

        assertThat(sorted(acme, false)).containsExactly(alpha, beta, none);
        assertThat(sorted(acme, true)).containsExactly(none, beta, alpha);
    }

    @Test
    default void aDeletedUserIsUnseenKeepsTheirGroupsAndFreesTheirNames() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String address = "held@" + UUID.randomUUID() + ".example";
        DirectoryUser ana = added(ports(), user(acme, withExternalId(withEmail(profile("ana"), address), "e1")));
        DirectoryUser deleted = ana.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE);

        ports().write(() -> ports().users().save(deleted));

        assertThat(find(acme, ana.id())).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().users().lock(acme, ana.id())))
                .isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().users().lockWithDeleted(acme, ana.id())))
                .contains(deleted);
        assertThat(search(acme, Optional.empty(), new Page.FromIndex(1, 10)).items())
                .isEmpty();
        assertThat(dormant(acme, "ANA", "other")).contains(deleted);
        assertThat(dormant(acme, "other", "e1")).contains(deleted);
        DirectoryUser second = added(ports(), user(acme, withExternalId(withEmail(profile("ana"), address), "e1")));
        assertThat(dormant(acme, "ana", "e1")).contains(deleted);
        Refusals.assertRefused(Problem.Code.DUPLICATE, () -> ports().write(
                        () -> ports().users().save(deleted.returned(NOON))));
        ports().write(() -> ports().users().remove(acme, second.id()));
        ports().write(() -> ports().users().save(deleted.returned(NOON)));
        assertThat(find(acme, ana.id())).contains(deleted.returned(NOON));
    }

    @Test
    default void ofManyWhoAddTheSameNameOneSucceeds() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Callable<Boolean>> adds = new ArrayList<>();
        for (int client = 0; client < 16; client++) {
            adds.add(() -> {
                try {
                    added(ports(), user(acme, "same"));
                    return true;
                } catch (Problem refused) {
                    return refused.code() != Problem.Code.DUPLICATE;
                }
            });
        }

        assertThat(atOnce(adds)).containsOnlyOnce(true);
    }

    private Optional<DirectoryUser> find(OrganizationId organization, UserId id) {
        return ports().read(() -> ports().users().find(organization, id));
    }

    private Problem refused(DirectoryUser user) {
        return Refusals.assertRefused(Problem.Code.DUPLICATE, () -> added(ports(), user));
    }

    private Optional<DirectoryUser> dormant(OrganizationId organization, String userName, String externalId) {
        return ports().unitOfWork().write(() -> ports().users()
                .lockDormant(organization, UserName.of(userName), Optional.of(new ExternalId(externalId)), NOON));
    }

    private SearchPage<DirectoryUser> search(OrganizationId organization, Filter<UserAttribute> filter) {
        return search(organization, Optional.of(filter), new Page.FromIndex(1, 100));
    }

    private SearchPage<DirectoryUser> search(
            OrganizationId organization, Optional<Filter<UserAttribute>> filter, Page page) {
        return ports().read(() -> ports().users().search(organization, new Search<>(filter, Optional.empty(), page)));
    }

    private List<DirectoryUser> sorted(OrganizationId organization, boolean descending) {
        Search<UserAttribute> search = new Search<>(
                Optional.empty(),
                Optional.of(new Search.Sort<>(UserAttribute.DISPLAY_NAME, descending)),
                new Page.FromIndex(1, 10));
        return ports().read(() -> ports().users().search(organization, search)).items();
    }

    private void assertPage(OrganizationId organization, int start, int count, List<DirectoryUser> expected) {
        SearchPage<DirectoryUser> page = search(organization, Optional.empty(), new Page.FromIndex(start, count));
        assertThat(page.items()).containsExactlyElementsOf(expected);
        assertThat(page.total()).hasValue(5);
    }

    private static Filter<UserAttribute> is(UserAttribute attribute, String text) {
        return compare(attribute, Operator.EQ, text);
    }

    private static <A extends Enum<A> & Attribute> Filter<A> compare(A attribute, Operator operator, String text) {
        return new Compare<>(attribute, operator, new Operand.Text(text));
    }

    private static Filter<UserAttribute> any(Filter<ElementAttribute> first, Filter<ElementAttribute> second) {
        return new AnyElement<>(UserAttribute.EMAILS, new Filter.And<>(List.of(first, second)));
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(work.size());
        try {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : executor.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
