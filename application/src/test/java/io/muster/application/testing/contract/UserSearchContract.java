package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.element;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withElements;
import static io.muster.application.testing.Fixtures.withEmail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.AnyElement;
import io.muster.domain.directory.Filter.Compare;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.MemberSearch;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.text.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface UserSearchContract {
    Ports ports();

    @Test
    default void userOfAnotherOrganizationIsNotFoundByASearch() {
        OrganizationId other = Fixtures.newOrganization(ports());
        added(ports(), user(Fixtures.newOrganization(ports()), "ana"));

        assertThat(search(other, is(UserAttribute.USER_NAME, "ana"))).isEmpty();
    }

    @Test
    default void pageOfLargeProfilesEndsWithTheOneThatFillsIt() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        for (int i = 0; i < 20; i++) {
            UserProfile profile = profile("user" + i);
            PluralValue[] photos = IntStream.range(0, 30)
                    .mapToObj(photo -> element("x".repeat(2_000) + photo, "photo" + photo, false))
                    .toArray(PluralValue[]::new);
            added(ports(), user(acme, withElements(profile, UserAttribute.PHOTOS, photos)));
        }

        SearchPage<DirectoryUser> byIndex = search(acme, Optional.empty(), new Page.FromIndex(1, 100));
        assertThat(byIndex.items()).hasSizeBetween(15, 18);
        assertThat(byIndex.total()).hasValue(20);
        SearchPage<DirectoryUser> first = search(acme, Optional.empty(), new Page.After(Optional.empty(), 100));
        SearchPage<DirectoryUser> second = search(acme, Optional.empty(), new Page.After(first.next(), 100));
        assertThat(first.items()).hasSizeBetween(15, 18);
        assertThat(first.items().size() + second.items().size()).isEqualTo(20);
        assertThat(second.next()).isEmpty();
    }

    @Test
    default void deletedUserIsNotFoundByASearch() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        ports().unitOfWork().run(() -> ports().users().save(ana.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE)));

        assertThat(search(acme, Optional.empty(), new Page.FromIndex(1, 10)).items())
                .isEmpty();
    }

    @Test
    default void numberOfAllUsersFollowsEachChange() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), user(Fixtures.newOrganization(ports()), "of another organization"));
        DirectoryUser ana = added(ports(), user(acme, "ana"));
        DirectoryUser ben = added(ports(), user(acme, "ben"));
        assertThat(number(acme)).isEqualTo(2);

        ports().unitOfWork().run(() -> ports().users().save(ana.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE)));
        assertThat(number(acme)).isEqualTo(1);
        ports().unitOfWork().run(() -> ports().users().save(ana));
        assertThat(number(acme)).isEqualTo(2);
        DirectoryUser deleted = ana.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE);
        ports().unitOfWork().run(() -> ports().users().change(ana, deleted));
        assertThat(number(acme)).isEqualTo(1);
        ports().unitOfWork().run(() -> ports().users().change(deleted, ana));
        assertThat(number(acme)).isEqualTo(2);
        ports().unitOfWork().run(() -> ports().users().change(ana, ana.withBreakGlass(true, NOON)));
        assertThat(number(acme)).isEqualTo(2);
        ports().unitOfWork().run(() -> ports().users().remove(acme, ben.id()));
        ports().unitOfWork().run(() -> ports().users().remove(acme, ben.id()));
        assertThat(number(acme)).isEqualTo(1);
    }

    @Test
    default void numberOfAllUsersIsThatOfConcurrentUnitsOfWork() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());

        Concurrently.call(IntStream.range(0, 40)
                .<Callable<DirectoryUser>>mapToObj(number -> () -> added(ports(), user(acme, "u" + number)))
                .toList());

        assertThat(number(acme)).isEqualTo(40);
    }

    private long number(OrganizationId organization) {
        return search(organization, Optional.empty(), new Page.FromIndex(1, 0))
                .total()
                .orElseThrow();
    }

    @Test
    default void memberIsFoundByTheBeginningOfEachName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserProfile named = withEmail(profile("u1"), "amr@acme.example");
        named = withDetail(named, UserAttribute.GIVEN_NAME, "Ana María");
        named = withDetail(named, UserAttribute.FAMILY_NAME, "Ruiz Soler");
        DirectoryUser ana = added(ports(), user(acme, named));
        DirectoryUser ben =
                added(ports(), user(acme, withDetail(profile("u2"), UserAttribute.DISPLAY_NAME, "Ben Ruiz")));
        DirectoryUser cleo =
                added(ports(), user(acme, withDetail(profile("u3"), UserAttribute.FORMATTED_NAME, "Dr. Cleo Lind")));

        for (String text : List.of("U1", "amr@", "ana", "ANA MARÍA", " ana maría r", "Ana María Ruiz Soler", "ruiz")) {
            assertThat(search(acme, MemberSearch.beginningWith(text))).as(text).containsExactly(ana);
        }
        assertThat(search(acme, MemberSearch.beginningWith("ben ruiz"))).containsExactly(ben);
        assertThat(search(acme, MemberSearch.beginningWith("dr. cleo"))).containsExactly(cleo);
        for (String text : List.of("soler", "ana ruiz", "lind", "aría", "%")) {
            assertThat(search(acme, MemberSearch.beginningWith(text))).as(text).isEmpty();
        }
    }

    @Test
    default void beginningIsFoundBeforeEveryCharacter() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<String> names = List.of("m", "m\uD7FF", "m💥", "m\uE000", "m\uFFFD", "m\uFFFF", "m\uDBFF\uDFFF");
        Map<String, DirectoryUser> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name, called(acme, name)));
        called(acme, "l\uDBFF\uDFFF");
        called(acme, "n");

        assertThat(search(acme, compare(UserAttribute.DISPLAY_NAME, Operator.SW, "M")))
                .containsExactlyElementsOf(named.values());
        names.stream().skip(1).forEach(name -> assertThat(
                        search(acme, compare(UserAttribute.DISPLAY_NAME, Operator.SW, name)))
                .as(name)
                .containsExactly(named.get(name)));
    }

    private DirectoryUser called(OrganizationId organization, String name) {
        UserProfile profile = withDetail(profile("u" + UUID.randomUUID()), UserAttribute.DISPLAY_NAME, name);
        return added(ports(), user(organization, profile));
    }

    @Test
    default void wildcardsQuotesAndAccentsAreComparedAsText() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser odd = added(ports(), user(acme, "100%_\\ \"É\" '; 💥"));
        added(ports(), user(acme, "100xx"));

        for (String part : List.of("100%", "%_", "_\\", "\\ \"", "é", "';", "💥", "100%_\\ \"É\" '; 💥")) {
            assertThat(search(acme, compare(UserAttribute.USER_NAME, Operator.CO, part)))
                    .as(part)
                    .containsExactly(odd);
        }
        assertThat(search(acme, compare(UserAttribute.USER_NAME, Operator.SW, "100_")))
                .isEmpty();
        assertThat(search(acme, compare(UserAttribute.USER_NAME, Operator.EW, "💥")))
                .containsExactly(odd);
    }

    @Test
    default void everySingleValuedTextAttributeCanBeSearched() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Map<UserAttribute, String> details = UserAttribute.DETAILS.stream()
                .collect(Collectors.toMap(Function.identity(), attribute -> "Text of " + attribute));
        DirectoryUser full = added(
                ports(),
                user(acme, new UserProfile(UserName.of("full"), Optional.empty(), true, details, Map.of(), List.of())));
        added(ports(), user(acme, "empty"));

        for (UserAttribute attribute : UserAttribute.DETAILS) {
            assertThat(search(acme, is(attribute, "Text of " + attribute)))
                    .as(attribute.name())
                    .containsExactly(full);
        }
    }

    @Test
    default void absentAttributeMeetsOnlyNotEqual() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser without = added(ports(), user(acme, "without"));
        added(ports(), user(acme, withDetail(profile("with"), UserAttribute.TITLE, "Boss")));

        assertThat(search(acme, compare(UserAttribute.TITLE, Operator.NE, "boss")))
                .containsExactly(without);
        assertThat(search(acme, new Filter.Not<>(is(UserAttribute.TITLE, "boss"))))
                .containsExactly(without);
        assertThat(search(acme, new Filter.Not<>(compare(UserAttribute.TITLE, Operator.GT, "a"))))
                .containsExactly(without);
    }

    @Test
    default void earliestAndLatestMomentsThatAreReadCanBeCompared() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));

        assertThat(search(acme, created(Operator.GT, "0001-01-01T00:00:00Z"))).containsExactly(ana);
        assertThat(search(acme, created(Operator.LT, "9999-12-31T23:59:59.999999999Z")))
                .containsExactly(ana);
    }

    @Test
    default void presentAttributeIsFoundByPresence() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), user(acme, "without"));
        DirectoryUser with = added(ports(), user(acme, withDetail(profile("with"), UserAttribute.TITLE, "Boss")));

        assertThat(search(acme, new Filter.Present<>(UserAttribute.TITLE))).containsExactly(with);
    }

    @Test
    default void oneElementHasToMeetTheWholeCondition() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, withTwoEmails("@" + UUID.randomUUID() + ".example")));

        assertThat(search(acme, work(compare(ElementAttribute.VALUE, Operator.SW, "A@"))))
                .containsExactly(ana);
        assertThat(search(acme, work(compare(ElementAttribute.VALUE, Operator.SW, "b@"))))
                .isEmpty();
        assertThat(search(acme, work(new Compare<>(ElementAttribute.PRIMARY, Operator.EQ, new Operand.Flag(false)))))
                .isEmpty();
    }

    @Test
    default void replacedElementIsNoLongerFound() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String domain = "@" + UUID.randomUUID() + ".example";
        DirectoryUser ana = added(ports(), user(acme, withTwoEmails(domain)));

        ports().unitOfWork().run(() -> ports().users()
                .save(ana.withProfile(withEmail(profile("ana"), "c" + domain), Fixtures.CAUSE)));

        assertThat(search(acme, work(compare(ElementAttribute.VALUE, Operator.SW, "a@"))))
                .isEmpty();
    }

    @Test
    default void pagesByIndexAndTotalsAreCorrectAtTheEdges() {
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
    default void pagesByCursorContainEveryUserOnceDespiteConcurrentChanges() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<DirectoryUser> staying = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            staying.add(added(ports(), user(acme, "stay" + number)));
        }
        DirectoryUser early = staying.remove(0);
        List<DirectoryUser> seen = new ArrayList<>();
        Optional<UUID> last = Optional.empty();
        int pages = 0;
        do {
            SearchPage<DirectoryUser> page = search(acme, Optional.empty(), new Page.After(last, 3));
            assertThat(page.total()).isEmpty();
            seen.addAll(page.items());
            last = page.next();
            if (++pages == 2) {
                ports().unitOfWork().run(() -> ports().users().remove(acme, early.id()));
                added(ports(), user(acme, "late"));
            }
        } while (last.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(staying);
    }

    @Test
    default void absentValuesAreLastInAscendingAndFirstInDescendingOrder() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser none = added(ports(), user(acme, "none"));
        DirectoryUser beta = added(ports(), user(acme, withDetail(profile("b"), UserAttribute.DISPLAY_NAME, "Beta")));
        DirectoryUser alpha = added(ports(), user(acme, withDetail(profile("a"), UserAttribute.DISPLAY_NAME, "alpha")));

        assertThat(sorted(acme, false)).containsExactly(alpha, beta, none);
        assertThat(sorted(acme, true)).containsExactly(none, beta, alpha);
    }

    private List<DirectoryUser> search(OrganizationId organization, Filter<UserAttribute> filter) {
        return search(organization, Optional.of(filter), new Page.FromIndex(1, 100))
                .items();
    }

    private SearchPage<DirectoryUser> search(
            OrganizationId organization, Optional<Filter<UserAttribute>> filter, Page page) {
        return ports().unitOfWork()
                .read(() -> ports().users().search(organization, new Search<>(filter, Optional.empty(), page)));
    }

    private List<DirectoryUser> sorted(OrganizationId organization, boolean descending) {
        Search<UserAttribute> search = new Search<>(
                Optional.empty(),
                Optional.of(new Search.Sort<>(UserAttribute.DISPLAY_NAME, descending)),
                new Page.FromIndex(1, 10));
        return ports().unitOfWork()
                .read(() -> ports().users().search(organization, search))
                .items();
    }

    private void assertPage(OrganizationId organization, int start, int count, List<DirectoryUser> expected) {
        SearchPage<DirectoryUser> page = search(organization, Optional.empty(), new Page.FromIndex(start, count));
        assertThat(page.items()).containsExactlyElementsOf(expected);
        assertThat(page.total()).hasValue(5);
    }

    private static UserProfile withTwoEmails(String domain) {
        return withElements(
                profile("ana"),
                UserAttribute.EMAILS,
                Fixtures.element("a" + domain, "work", true),
                Fixtures.element("b" + domain, "home", false));
    }

    private static Filter<UserAttribute> is(UserAttribute attribute, String text) {
        return compare(attribute, Operator.EQ, text);
    }

    private static <A extends Enum<A> & Attribute> Filter<A> compare(A attribute, Operator operator, String text) {
        return new Compare<>(attribute, operator, new Operand.Text(text));
    }

    /** An e-mail address of type work that meets another condition, too. */
    private static Filter<UserAttribute> work(Filter<ElementAttribute> other) {
        Filter<ElementAttribute> work = compare(ElementAttribute.TYPE, Operator.EQ, "WORK");
        return new AnyElement<>(UserAttribute.EMAILS, new Filter.And<>(List.of(work, other)));
    }

    private static Filter<UserAttribute> created(Operator operator, String moment) {
        return new Compare<>(
                UserAttribute.CREATED,
                operator,
                new Operand.Moment(Moments.parse(moment).orElseThrow()));
    }
}
