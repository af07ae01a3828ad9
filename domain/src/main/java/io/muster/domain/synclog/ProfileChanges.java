package io.muster.domain.synclog;

import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.problem.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares profiles attribute by attribute and redacts the values for the sync log. */
public final class ProfileChanges {
    private final List<AttributeChange> changes = new ArrayList<>();

    private ProfileChanges() {}

    /** Returns the attributes of a new profile. */
    public static List<AttributeChange> created(UserProfile profile) {
        return collect(Optional.empty(), profile);
    }

    public static List<AttributeChange> between(UserProfile before, UserProfile after) {
        return collect(Optional.of(before), after);
    }

    private static List<AttributeChange> collect(Optional<UserProfile> before, UserProfile after) {
        ProfileChanges comparison = new ProfileChanges();
        comparison.compare(
                "userName",
                before.map(profile -> Redaction.redact(profile.userName().value())),
                Optional.of(Redaction.redact(after.userName().value())),
                before.filter(profile -> profile.userName().equals(after.userName()))
                        .isPresent());
        comparison.exact(
                "externalId",
                before.flatMap(UserProfile::externalId).map(ExternalId::value),
                after.externalId().map(ExternalId::value));
        comparison.exact(
                "active",
                before.map(profile -> Boolean.toString(profile.active())),
                Optional.of(Boolean.toString(after.active())));
        Map<UserAttribute, String> detailsBefore =
                before.map(UserProfile::details).orElse(Map.of());
        for (UserAttribute detail : UserAttribute.DETAILS) {
            comparison.redacted(
                    detail.wireName(),
                    text(detailsBefore.get(detail)),
                    text(after.details().get(detail)));
        }
        Map<UserAttribute, List<PluralValue>> pluralsBefore =
                before.map(UserProfile::plurals).orElse(Map.of());
        for (UserAttribute plural : UserAttribute.PLURALS) {
            List<PluralValue> old = pluralsBefore.getOrDefault(plural, List.of());
            List<PluralValue> now = after.plurals().getOrDefault(plural, List.of());
            comparison.compare(plural.wireName(), values(old), values(now), old.equals(now));
        }
        int addressesBefore = before.map(profile -> profile.addresses().size()).orElse(0);
        comparison.compare(
                "addresses",
                count(addressesBefore),
                count(after.addresses().size()),
                before.map(UserProfile::addresses).orElse(List.of()).equals(after.addresses()));
        return List.copyOf(comparison.changes);
    }

    private void exact(String attribute, Optional<String> before, Optional<String> after) {
        compare(attribute, before.map(Quoted::of), after.map(Quoted::of), before.equals(after));
    }

    private void redacted(String attribute, Optional<String> before, Optional<String> after) {
        compare(attribute, before.map(Redaction::redact), after.map(Redaction::redact), before.equals(after));
    }

    private void compare(String attribute, Optional<String> before, Optional<String> after, boolean same) {
        if (!same) {
            changes.add(new AttributeChange(attribute, before, after));
        }
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value);
    }

    private static Optional<String> values(List<PluralValue> elements) {
        return elements.isEmpty()
                ? Optional.empty()
                : Optional.of(elements.stream()
                        .limit(5)
                        .map(element -> Redaction.redact(element.value()))
                        .collect(Collectors.joining(", ")));
    }

    private static Optional<String> count(int number) {
        return number == 0 ? Optional.empty() : Optional.of(Integer.toString(number));
    }
}
