package io.muster.rest.audit;

import io.muster.domain.audit.AuditEntry;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies audit entries into views. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface AuditMapper {
    AuditMapper VIEWS = Mappers.getMapper(AuditMapper.class);

    AuditEntryView view(AuditEntry entry);
}
