package io.muster.rest.scim.patch;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipSteps;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.filter.FilterSyntax;
import io.muster.rest.scim.json.GroupJson;
import io.muster.rest.scim.json.ScimJson;
import io.muster.rest.scim.patch.PatchOperation.Op;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import io.muster.rest.scim.schema.AttributePath;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the operations of a PATCH of a group, in any dialect, into one edit, without the group. The last operation on a
 * member counts.
 */
public final class GroupPatchReader {
    private final Dialect dialect;
    private Optional<GroupName> displayName = Optional.empty();
    private ExternalIdEdit externalId = new ExternalIdEdit.Keep();
    private final MembershipSteps members = new MembershipSteps();
    private final Map<UserId, String> malformed = new HashMap<>();

    private GroupPatchReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @throws ScimRefusal for malformed operations, paths and conditions; Problem INVALID_VALUE for malformed values
     */
    public static GroupEdit read(JsonObject body, Dialect dialect) {
        GroupPatchReader reader = new GroupPatchReader(dialect);
        PatchOperation.read(body, dialect).forEach(reader::apply);
        return new GroupEdit(reader.displayName, reader.externalId, reader.members.edit(), reader.malformed);
    }

    @Tolerance({"read-only-ignored", "schemas-unchecked"})
    private void apply(PatchOperation operation) {
        AttributePath attribute = operation.path().attribute();
        if (attribute.schema() == AttributePath.Schema.CORE && attribute.names().isEmpty()) {
            throw Problem.invalidValue(operation.path().quoted() + " must be an object");
        }
        switch (attribute.schema() == AttributePath.Schema.CORE ? attribute.head() : "") {
            case "displayname" -> rename(operation);
            case "externalid" -> {
                Optional<String> id =
                        operation.op() == Op.REMOVE ? Optional.empty() : ScimJson.text("externalId", operation.value());
                externalId = new ExternalIdEdit.Replace(id.map(ExternalId::new));
            }
            case "members" -> members(operation);
            case "schemas" -> {
                // ignored
            }
            case "id", "meta" -> {
                if (!operation.implied()) {
                    throw new ScimRefusal(ScimType.MUTABILITY, attribute.head() + " is read-only");
                }
            }
            default -> unknown(operation);
        }
    }

    private void rename(PatchOperation operation) {
        Optional<String> name =
                operation.op() == Op.REMOVE ? Optional.empty() : ScimJson.text("displayName", operation.value());
        displayName =
                Optional.of(GroupName.of(name.orElseThrow(() -> Problem.invalidValue("displayName is required"))));
    }

    @Tolerance({"remove-by-value", "remove-empty-list"})
    private void members(PatchOperation operation) {
        Optional<FilterSyntax> condition = operation.path().condition();
        if (condition.isPresent()) {
            one(operation, ids(condition.get()));
            return;
        }
        operation.path().part().filter(part -> !part.equalsIgnoreCase("value")).ifPresent(part -> {
            throw new ScimRefusal(ScimType.MUTABILITY, "members." + Quoted.of(part) + " is read-only");
        });
        Set<UserId> ids = given(operation);
        switch (operation.op()) {
            case ADD -> members.add(ids);
            case REPLACE -> members.replaceAll(ids);
            case REMOVE -> {
                // an empty list removes nobody; only an absent list removes everybody
                if (operation.value() == JsonValue.NULL) {
                    members.replaceAll(Set.of());
                } else {
                    members.remove(ids);
                }
            }
        }
    }

    /**
     * Applies {@code members[value eq "..."]}: removes the member, or replaces it by the value that some providers
     * send.
     */
    @Tolerance("selected-member-written")
    private void one(PatchOperation operation, Set<UserId> named) {
        if (operation.op() == Op.REMOVE) {
            members.remove(named);
            return;
        }
        Set<UserId> given = given(operation);
        if (operation.op() == Op.REPLACE && !given.isEmpty()) {
            members.remove(named);
        }
        members.add(given.isEmpty() ? named : given);
    }

    private Set<UserId> given(PatchOperation operation) {
        NamedMembers given = GroupJson.members(operation.value(), dialect);
        malformed.putAll(given.malformed());
        return given.ids();
    }

    /** Returns the ids in a condition made of {@code value eq} and {@code or}. Any other needs the group to be read. */
    private Set<UserId> ids(FilterSyntax condition) {
        Set<UserId> ids = new LinkedHashSet<>();
        if (condition instanceof FilterSyntax.Or or) {
            or.terms().forEach(term -> ids.addAll(ids(term)));
            return ids;
        }
        if (condition instanceof FilterSyntax.Comparison comparison
                && comparison.path().equalsIgnoreCase("value")
                && comparison.operator() == Operator.EQ) {
            return Set.of(GroupJson.member(comparison.literal().text(), dialect, malformed));
        }
        throw new ScimRefusal(ScimType.INVALID_FILTER, "Members are selected by value eq, joined by or");
    }

    @Tolerance("unknown-attributes")
    private void unknown(PatchOperation operation) {
        boolean extension = operation.path().attribute().schema() != AttributePath.Schema.CORE;
        if (dialect == Dialect.STRICT || !(operation.implied() || extension)) {
            throw new ScimRefusal(
                    ScimType.INVALID_PATH,
                    "Unknown attribute " + operation.path().quoted());
        }
    }
}
