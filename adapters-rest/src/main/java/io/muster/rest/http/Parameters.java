package io.muster.rest.http;

import io.muster.domain.access.MappingId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.WebhookId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids and numbers in paths and queries. */
public final class Parameters {
    private Parameters() {}

    public static OrganizationId organization(String text) {
        return new OrganizationId(uuid("Organization", text));
    }

    public static UserId user(String text) {
        return new UserId(uuid("Member", text));
    }

    public static GroupId group(String text) {
        return new GroupId(uuid("Group", text));
    }

    public static WorkspaceId workspace(String text) {
        return new WorkspaceId(uuid("Workspace", text));
    }

    public static MappingId mapping(String text) {
        return new MappingId(uuid("Group mapping", text));
    }

    /** @throws Problem NOT_FOUND if it isn't a number */
    public static long number(String kind, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.notFound(kind, text);
        }
    }

    /** @throws Problem INVALID_VALUE if there is none */
    public static long version(@Nullable String text) {
        try {
            return Long.parseLong(Objects.requireNonNullElse(text, ""));
        } catch (NumberFormatException notANumber) {
            throw Problem.invalidValue("version is required, as a whole number");
        }
    }

    private static Problem invalidCursor() {
        return new Problem(Problem.Code.INVALID_CURSOR, "cursor must be one of an earlier answer");
    }

    public static WebhookId webhook(String text) {
        return new WebhookId(uuid("Webhook", text));
    }

    public static UUID entry(String text) {
        return uuid("Sync log entry", text);
    }

    /** @throws Problem INVALID_CURSOR if it isn't one of ours */
    public static Optional<UUID> cursor(Optional<String> text) {
        return cursor(text, UUID::fromString);
    }

    /** @throws Problem INVALID_CURSOR if it isn't one of ours */
    public static Optional<Long> number(Optional<String> text) {
        return cursor(text, Long::valueOf);
    }

    private static <T> Optional<T> cursor(Optional<String> text, Function<String, T> reading) {
        return text.filter(given -> !given.isBlank()).map(given -> {
            try {
                return reading.apply(given);
            } catch (IllegalArgumentException notOurs) {
                throw invalidCursor();
            }
        });
    }

    /** @throws HttpRefusal INVALID_COUNT unless it is from 1 to the largest page */
    public static int limit(Optional<String> text, int normal, int largest) {
        try {
            int limit = text.map(String::strip).map(Integer::parseInt).orElse(normal);
            if (limit >= 1 && limit <= largest) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // answered below
        }
        throw new HttpRefusal(ErrorCode.INVALID_COUNT, "limit must be from 1 to " + largest);
    }

    private static UUID uuid(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound(kind, text);
        }
    }
}
