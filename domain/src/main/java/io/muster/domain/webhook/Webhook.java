package io.muster.domain.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An address that is told of an organization's events.
 *
 * @param retiring the secret before a rotation
 * @param version counts the changes of all but progress; 1 after creation
 */
public record Webhook(
        OrganizationId organization,
        WebhookId id,
        WebhookUrl url,
        String description,
        State state,
        SealedSecret secret,
        Optional<RetiringSecret> retiring,
        Instant createdAt,
        String createdBy,
        long version,
        DeliveryProgress progress) {

    /** How long a rotated secret signs on beside the new one. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public static final int MAX_DESCRIPTION_LENGTH = 200;
    /** Of an organization. */
    public static final int MAX_NUMBER = 20;

    /** Whether events are sent. */
    public enum State {
        ACTIVE,
        /** Switched off by an admin. */
        DISABLED,
        /** Switched off because the receiver answered 410 Gone. */
        GONE
    }

    /** @throws Problem INVALID_VALUE if the description is too long, or no database would store it */
    public Webhook {
        if (description.length() > MAX_DESCRIPTION_LENGTH) {
            throw Problem.invalidValue("description must be at most " + MAX_DESCRIPTION_LENGTH + " characters");
        }
        if (description.codePoints().anyMatch(Webhook::isUnstorable)) {
            throw Problem.invalidValue("description contains a character that is not allowed");
        }
    }

    /** @param head the newest event there is: only what follows is sent */
    public static Webhook created(
            OrganizationId organization,
            WebhookId id,
            WebhookUrl url,
            String description,
            SealedSecret secret,
            Instant now,
            String by,
            long head) {
        return new Webhook(
                organization,
                id,
                url,
                description,
                State.ACTIVE,
                secret,
                Optional.empty(),
                now,
                by,
                1,
                DeliveryProgress.from(head));
    }

    /** What a webhook's secrets are sealed for. */
    public static String place(OrganizationId organization, WebhookId id) {
        return "webhook/" + organization + "/" + id;
    }

    public String place() {
        return place(organization, id);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** Those that sign at the moment, the current one first. */
    public List<SealedSecret> secretsAt(Instant now) {
        return Stream.concat(Stream.of(secret), retiringAt(now).stream().map(RetiringSecret::secret))
                .toList();
    }

    public Optional<RetiringSecret> retiringAt(Instant now) {
        return retiring.filter(old -> now.isBefore(old.until()));
    }

    public Webhook with(WebhookUrl newUrl, String newDescription) {
        return with(newUrl, newDescription, state, secret, retiring);
    }

    /** What happened while it was off is sent when it is on again. */
    public Webhook switched(boolean on) {
        if (on == active()) {
            return this;
        }
        return with(url, description, on ? State.ACTIVE : State.DISABLED, secret, retiring);
    }

    public Webhook gone() {
        return with(url, description, State.GONE, secret, retiring);
    }

    /**
     * A new secret; the present one signs beside it for another {@link #OVERLAP}.
     *
     * @throws Problem MODE_CONFLICT if two sign already: a receiver may still rely on the older
     */
    public Webhook rotated(SealedSecret fresh, Instant now) {
        if (retiringAt(now).isPresent()) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT,
                    "The secret was rotated less than 24 hours ago, and the one before still signs; end that first");
        }
        return with(url, description, state, fresh, Optional.of(new RetiringSecret(secret, now.plus(OVERLAP))));
    }

    /**
     * Only the current secret signs from now on.
     *
     * @throws Problem MODE_CONFLICT if no other does
     */
    public Webhook endOverlap(Instant now) {
        if (retiringAt(now).isEmpty()) {
            throw new Problem(Problem.Code.MODE_CONFLICT, "No replaced secret signs any more");
        }
        return with(url, description, state, secret, Optional.empty());
    }

    private static boolean isUnstorable(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private Webhook with(
            WebhookUrl newUrl,
            String newDescription,
            State newState,
            SealedSecret newSecret,
            Optional<RetiringSecret> newRetiring) {
        return new Webhook(
                organization,
                id,
                newUrl,
                newDescription,
                newState,
                newSecret,
                newRetiring,
                createdAt,
                createdBy,
                version + 1,
                progress);
    }
}
