package io.muster.rest.webhook;

import io.muster.domain.webhook.Delivery;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies dead letters into views. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface WebhookMapper {
    WebhookMapper VIEWS = Mappers.getMapper(WebhookMapper.class);

    @Mapping(target = "lastStatus", source = "lastResponse.status")
    @Mapping(target = "lastFailure", source = "lastResponse.failure")
    DeadLetterView view(Delivery delivery);
}
