package io.muster.rest.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import io.muster.application.testing.DirectoryArbitraries;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.fake.Resources;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.FilterEvaluation;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.OrganizationId;
import io.muster.rest.scim.json.UserJson;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Compares the filters with those of another implementation: both have to match the same users. */
class SecondOpinionProperties {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 400)
    void bothParsersMatchTheSameUsers(@ForAll("filters") String filter, @ForAll("profiles") List<UserProfile> profiles)
            throws Exception {
        var ours = FilterBinding.users(ScimFilterParser.parse(filter, Dialect.STRICT));
        Filter theirs = Filter.fromString(filter);
        for (UserProfile profile : profiles) {
            DirectoryUser user = Fixtures.user(new OrganizationId(new UUID(0, 1)), profile);
            ObjectNode resource =
                    (ObjectNode) JSON.readTree(UserJson.profile(user.profile()).toString());

            assertThat(FilterEvaluation.matches(ours, new Resources.User(user, List.of())))
                    .as("%s on %s", filter, resource)
                    .isEqualTo(FilterEvaluator.evaluate(theirs, resource));
        }
    }

    @Provide
    Arbitrary<List<UserProfile>> profiles() {
        return DirectoryArbitraries.profiles(5);
    }

    /**
     * Filters that both implementations define alike: presence, equality, and parts of text that is plain and present.
     */
    @Provide
    Arbitrary<String> filters() {
        Arbitrary<String> words = Arbitraries.of("a", "A", "b", "ab", "%", "_", "a_b", "!", "z z");
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("userName", "title", "name.familyName", "nickName"),
                                Arbitraries.of("eq", "co", "sw", "ew"),
                                words)
                        .as((name, operator, word) -> name + " " + operator + " \"" + word + "\""),
                Arbitraries.of("title pr", "displayName pr", "phoneNumbers pr", "active eq true", "active eq false"),
                Combinators.combine(Arbitraries.of("phoneNumbers", "roles"), Arbitraries.of("value", "type"), words)
                        .as((name, part, word) -> name + "[" + part + " eq \"" + word + "\"]"));
        return nested(leaf, 2);
    }

    private static Arbitrary<String> nested(Arbitrary<String> leaf, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = nested(leaf, depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf),
                Tuple.of(1, inner.map(term -> "not (" + term + ")")),
                Tuple.of(2, Combinators.combine(inner, inner).as((a, b) -> "(" + a + ") and (" + b + ")")),
                Tuple.of(2, Combinators.combine(leaf, leaf, leaf).as((a, b, c) -> a + " or " + b + " and " + c)));
    }
}
