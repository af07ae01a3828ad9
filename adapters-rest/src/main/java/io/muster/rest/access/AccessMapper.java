package io.muster.rest.access;

import io.muster.application.port.in.access.ReadAccess.Admission;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies answers about access into views. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface AccessMapper {
    AccessMapper VIEWS = Mappers.getMapper(AccessMapper.class);

    AdmissionView view(Admission admission);
}
