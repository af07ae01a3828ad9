package io.muster.rest.scim;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.Search.Page;
import io.muster.domain.directory.Search.Sort;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.Dialect;
import io.muster.domain.paging.PageSize;
import io.muster.domain.problem.Problem;
import io.muster.rest.scim.filter.FilterBinding;
import io.muster.rest.scim.filter.FilterSyntax;
import io.muster.rest.scim.filter.ScimFilterParser;
import io.muster.rest.scim.json.Projection;
import io.muster.rest.scim.json.ScimJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A search as sent, by query parameters or by a body (RFC 7644 sections 3.4.2 and 3.4.3). */
record SearchRequest(
        Optional<String> filter,
        Optional<String> sortBy,
        Optional<String> sortOrder,
        Optional<String> startIndex,
        Optional<String> count,
        Optional<String> cursor,
        Projection projection) {

    @Tolerance("unknown-parameters")
    static SearchRequest of(MultivaluedMap<String, String> parameters) {
        Function<String, Optional<String>> text = name -> Optional.ofNullable(parameters.getFirst(name));
        return new SearchRequest(
                text.apply("filter"),
                text.apply("sortBy"),
                text.apply("sortOrder"),
                text.apply("startIndex"),
                text.apply("count"),
                text.apply("cursor"),
                projection(parameters));
    }

    static SearchRequest of(JsonObject body) {
        Function<String, Optional<String>> text =
                name -> ScimJson.find(body, name).flatMap(value -> ScimJson.text(name, value));
        // an empty cursor asks for the first page
        Optional<String> cursor = ScimJson.find(body, "cursor")
                .filter(value -> value != JsonValue.NULL)
                .map(value -> ScimJson.text("cursor", value).orElse(""));
        return new SearchRequest(
                text.apply("filter"),
                text.apply("sortBy"),
                text.apply("sortOrder"),
                text.apply("startIndex"),
                text.apply("count"),
                cursor,
                Projection.of(names(body, "attributes"), names(body, "excludedAttributes")));
    }

    static Projection projection(MultivaluedMap<String, String> parameters) {
        return Projection.of(
                parameters.getOrDefault("attributes", List.of()),
                parameters.getOrDefault("excludedAttributes", List.of()));
    }

    Search<UserAttribute> users(Dialect dialect) {
        return search(dialect, FilterBinding::users, FilterBinding::userSort);
    }

    Search<GroupAttribute> groups(Dialect dialect) {
        return search(dialect, FilterBinding::groups, FilterBinding::groupSort);
    }

    /** Returns the cursor that asks for the page behind that resource. */
    String cursorAfter(UUID last) {
        return Cursors.write(last, filter.orElse(""));
    }

    /** Returns the number of the first resource of the page, counted from 1. */
    int firstIndex() {
        return Math.max(1, startIndex.map(text -> integer("startIndex", text)).orElse(1));
    }

    private <A extends Enum<A> & Attribute> Search<A> search(
            Dialect dialect, Function<FilterSyntax, Filter<A>> binding, Function<String, A> sorting) {
        return new Search<>(
                filter.map(text -> binding.apply(ScimFilterParser.parse(text, dialect))),
                sortBy.map(name -> new Sort<>(sorting.apply(name), isDescending())),
                page());
    }

    private Page page() {
        int wanted = count.map(text -> integer("count", text)).orElse(Search.DEFAULT_PAGE);
        int size = Math.max(0, Math.min(PageSize.MAX, wanted));
        return cursor.<Page>map(text -> new Page.After(
                        text.isBlank() ? Optional.empty() : Optional.of(Cursors.read(text, filter.orElse(""))), size))
                .orElseGet(() -> new Page.FromIndex(firstIndex(), size));
    }

    private boolean isDescending() {
        return switch (sortOrder.orElse("ascending").toLowerCase(Locale.ROOT)) {
            case "ascending" -> false;
            case "descending" -> true;
            default -> throw Problem.invalidValue("sortOrder is ascending or descending");
        };
    }

    private static int integer(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw Problem.invalidValue(name + " must be an integer");
        }
    }

    @Tolerance("single-for-list")
    private static List<String> names(JsonObject body, String name) {
        return ScimJson.find(body, name)
                .map(value -> value instanceof JsonArray array ? (List<JsonValue>) array : List.of(value))
                .orElse(List.of())
                .stream()
                .flatMap(value -> ScimJson.text(name, value).stream())
                .toList();
    }
}
