package io.muster.application.testing.fake;

import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.FilterEvaluation.Resource;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users and groups as {@link io.muster.domain.directory.FilterEvaluation} reads them: the oracle for searches. */
public final class Resources {
    private Resources() {}

    /** A user with its groups. */
    public record User(DirectoryUser user, List<GroupRef> groups) implements Resource<UserAttribute> {
        @Override
        public Optional<?> value(UserAttribute attribute) {
            return switch (attribute) {
                case ID -> Optional.of(user.id().toString());
                case USER_NAME -> Optional.of(user.profile().userName().value());
                case EXTERNAL_ID -> user.profile().externalId().map(ExternalId::value);
                case ACTIVE -> Optional.of(user.active());
                case CREATED -> Optional.of(user.created());
                case LAST_MODIFIED -> Optional.of(user.lastModified());
                default -> Optional.ofNullable(user.profile().details().get(attribute));
            };
        }

        @Override
        public List<Element> elements(UserAttribute collection) {
            if (collection == UserAttribute.GROUPS) {
                return groups.stream()
                        .map(group -> new Element(Map.of(
                                ElementAttribute.VALUE, group.id().toString(),
                                ElementAttribute.DISPLAY, group.display(),
                                ElementAttribute.TYPE, "direct")))
                        .toList();
            }
            return user.profile().plurals().getOrDefault(collection, List.of()).stream()
                    .map(Resources::element)
                    .toList();
        }
    }

    /** A group with its members. */
    public record Group(DirectoryGroup group, List<DirectoryUser> members) implements Resource<GroupAttribute> {
        @Override
        public Optional<?> value(GroupAttribute attribute) {
            return switch (attribute) {
                case ID -> Optional.of(group.id().toString());
                case DISPLAY_NAME -> Optional.of(group.displayName().value());
                case EXTERNAL_ID -> group.externalId().map(ExternalId::value);
                case CREATED -> Optional.of(group.created());
                case LAST_MODIFIED -> Optional.of(group.lastModified());
                case MEMBERS -> Optional.empty();
            };
        }

        @Override
        public List<Element> elements(GroupAttribute collection) {
            return members.stream()
                    .map(member -> new Element(Map.of(
                            ElementAttribute.VALUE, member.id().toString(),
                            ElementAttribute.DISPLAY, member.profile().label(),
                            ElementAttribute.TYPE, "User")))
                    .toList();
        }
    }

    /** One element with its parts. */
    public record Element(Map<ElementAttribute, Object> parts) implements Resource<ElementAttribute> {
        @Override
        public Optional<?> value(ElementAttribute attribute) {
            return Optional.ofNullable(parts.get(attribute));
        }

        @Override
        public List<Element> elements(ElementAttribute collection) {
            return List.of();
        }
    }

    private static Element element(PluralValue value) {
        Map<ElementAttribute, Object> parts = new EnumMap<>(ElementAttribute.class);
        parts.put(ElementAttribute.VALUE, value.value());
        parts.put(ElementAttribute.PRIMARY, value.primary());
        value.type().ifPresent(type -> parts.put(ElementAttribute.TYPE, type));
        value.display().ifPresent(display -> parts.put(ElementAttribute.DISPLAY, display));
        return new Element(parts);
    }
}
