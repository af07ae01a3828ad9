package io.muster.rest.webhook;

import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.RetiringSecret;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.rest.http.IdValues;
import java.time.Instant;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies webhooks into views; secrets have no way out. */
@Mapper(uses = IdValues.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface WebhookMapper {
    WebhookMapper VIEWS = Mappers.getMapper(WebhookMapper.class);

    @Mapping(target = ".", source = "webhook")
    @Mapping(target = "secretRetiresAt", source = "status", qualifiedByName = "secretRetiresAt")
    @Mapping(target = "delivered", source = "webhook.progress.delivered")
    @Mapping(target = "deadLetters", source = "dead")
    @Mapping(target = "failuresInARow", source = "webhook.progress.failures")
    @Mapping(target = "pausedUntil", source = "webhook.progress.pausedUntil")
    WebhookView view(ManageWebhooks.Status status);

    @Mapping(target = "lastStatus", source = "lastResponse.status")
    @Mapping(target = "lastFailure", source = "lastResponse.failure")
    DeadLetterView view(Delivery delivery);

    @Named("secretRetiresAt")
    default Optional<Instant> secretRetiresAt(ManageWebhooks.Status status) {
        return status.webhook().retiringAt(status.now()).map(RetiringSecret::until);
    }

    default String text(WebhookUrl url) {
        return url.text();
    }
}
