package io.muster.rest.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import java.util.Optional;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies API keys into views; digests have no way out. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ApiKeyMapper {
    ApiKeyMapper VIEWS = Mappers.getMapper(ApiKeyMapper.class);

    @Mapping(target = "allOrganizations", expression = "java(key.scope().isEmpty())")
    ApiKeyView view(ApiKey key);

    default Optional<UUID> scope(Optional<OrganizationId> scope) {
        return scope.map(OrganizationId::value);
    }
}
