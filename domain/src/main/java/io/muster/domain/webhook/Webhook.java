package io.muster.domain.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import io.muster.domain.token.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An address that receives the events of an organization, signed.
 *
 * @param retiring the secret before the last rotation
 * @param version counts the changes of everything except progress; 1 after creation
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

    /** The time for which a replaced secret signs in addition to the new one. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public static final int MAX_DESCRIPTION_LENGTH = 200;
    /** The limit for webhooks of an organization. */
    public static final int MAX_NUMBER = 20;

    /** The states of a webhook. Events are sent only to active ones. */
    public enum State {
        ACTIVE,
        /** Disabled by an admin. */
        DISABLED,
        /** Disabled because the receiver answered 410 Gone. */
        GONE
    }

    /** @throws Problem INVALID_VALUE if the description is too long, or contains a character that cannot be stored */
    public Webhook {
        if (description.length() > MAX_DESCRIPTION_LENGTH) {
            throw Problem.invalidValue("description must be at most " + MAX_DESCRIPTION_LENGTH + " characters");
        }
        Texts.requireStorable("description", description);
    }

    /** Settings as an admin enters them. */
    public record Settings(WebhookUrl url, String description) {
        /** @throws Problem INVALID_VALUE if the description is no single line */
        public Settings {
            Texts.requireLine("description", description);
        }
    }

    /** @param head the sequence number of the newest event; only later ones are sent */
    public static Webhook created(
            OrganizationId organization,
            WebhookId id,
            Settings settings,
            SealedSecret secret,
            Provenance provenance,
            long head) {
        return new Webhook(
                organization,
                id,
                settings.url(),
                settings.description(),
                State.ACTIVE,
                secret,
                Optional.empty(),
                provenance.at(),
                provenance.by(),
                1,
                DeliveryProgress.from(head));
    }

    /**
     * Returns the place for which the secrets of a webhook are sealed: see {@link io.muster.domain.token.SecretBox}.
     */
    public static String place(OrganizationId organization, WebhookId id) {
        return "webhook/" + organization + "/" + id;
    }

    public String place() {
        return place(organization, id);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** Returns the secrets that sign at this moment, the current one first. */
    public List<SealedSecret> secretsAt(Instant now) {
        return Stream.concat(Stream.of(secret), retiringAt(now).stream().map(RetiringSecret::secret))
                .toList();
    }

    public Optional<RetiringSecret> retiringAt(Instant now) {
        return retiring.filter(old -> now.isBefore(old.until()));
    }

    public Webhook with(WebhookUrl newUrl, String newDescription) {
        if (!newDescription.equals(description)) {
            Texts.requireLine("description", newDescription);
        }
        return with(newUrl, newDescription, state, secret, retiring);
    }

    /** Enables or disables the webhook. Events in the meantime are sent when it is enabled again. */
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
     * Replaces the secret. The replaced one signs in addition for another {@link #OVERLAP}.
     *
     * @throws Problem MODE_CONFLICT if two secrets sign already, because a receiver may still rely on the older one
     */
    public Webhook rotated(SealedSecret fresh, Instant now) {
        if (retiringAt(now).isPresent()) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT,
                    "The secret was rotated less than 24 hours ago, and the one before still signs; end that first");
        }
        return with(url, description, state, fresh, Optional.of(new RetiringSecret(secret, now.plus(OVERLAP))));
    }

    /** Replaces the sealed form of the secrets, which stay the same, and keeps the version. */
    public Webhook resealed(UnaryOperator<SealedSecret> change) {
        return new Webhook(
                organization,
                id,
                url,
                description,
                state,
                change.apply(secret),
                retiring.map(old -> new RetiringSecret(change.apply(old.secret()), old.until())),
                createdAt,
                createdBy,
                version,
                progress);
    }

    /**
     * Ends the overlap, so that only the current secret signs.
     *
     * @throws Problem MODE_CONFLICT if no replaced secret signs
     */
    public Webhook endOverlap(Instant now) {
        if (retiringAt(now).isEmpty()) {
            throw new Problem(Problem.Code.MODE_CONFLICT, "No replaced secret signs any more");
        }
        return with(url, description, state, secret, Optional.empty());
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
