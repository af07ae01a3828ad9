package io.muster.rest.admin;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.WebhookId;
import java.util.Optional;
import java.util.UUID;

/** Ids and numbers in paths and queries. */
final class AdminIds {
    private AdminIds() {}

    static OrganizationId organization(String text) {
        return new OrganizationId(uuid("Organization", text));
    }

    static UserId user(String text) {
        return new UserId(uuid("Member", text));
    }

    static GroupId group(String text) {
        return new GroupId(uuid("Group", text));
    }

    static UUID entry(String text) {
        return uuid("Sync log entry", text);
    }

    static WebhookId webhook(String text) {
        return new WebhookId(uuid("Webhook", text));
    }

    /**
     * The number of the event that was seen last; 0 before the first.
     *
     * @throws Problem INVALID_CURSOR if it isn't one of ours
     */
    static long sequence(Optional<String> text) {
        return text.filter(given -> !given.isBlank())
                .map(given -> {
                    if (given.matches("\\d{1,18}")) {
                        return Long.parseLong(given);
                    }
                    throw notOurs();
                })
                .orElse(0L);
    }

    /** @throws Problem INVALID_CURSOR if it isn't one of ours */
    static Optional<UUID> cursor(Optional<String> text) {
        return text.filter(given -> !given.isBlank()).map(given -> {
            try {
                return UUID.fromString(given);
            } catch (IllegalArgumentException notAnId) {
                throw notOurs();
            }
        });
    }

    /** @throws Problem INVALID_COUNT unless it is from 1 to the largest page */
    static int limit(Optional<String> text, int normal, int largest) {
        try {
            int limit = text.map(String::strip).map(Integer::parseInt).orElse(normal);
            if (limit >= 1 && limit <= largest) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // answered below
        }
        throw new Problem(Problem.Code.INVALID_COUNT, "limit must be from 1 to " + largest);
    }

    private static Problem notOurs() {
        return new Problem(Problem.Code.INVALID_CURSOR, "cursor must be the nextCursor of an earlier answer");
    }

    private static UUID uuid(String kind, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound(kind, text.substring(0, Math.min(64, text.length())));
        }
    }
}
