package io.muster.rest.organization;

import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.Workspace;
import io.muster.rest.admin.IdValues;
import io.muster.rest.organization.OrganizationView.AttestationView;
import io.muster.rest.organization.OrganizationView.SsoView;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies organizations and workspaces into views. */
@Mapper(uses = IdValues.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface OrganizationMapper {
    OrganizationMapper VIEWS = Mappers.getMapper(OrganizationMapper.class);

    OrganizationView view(Organization organization);

    SsoView view(SsoSummary connection);

    @Mapping(target = "at", source = "provenance.at")
    @Mapping(target = "by", source = "provenance.by")
    AttestationView view(Attestation attestation);

    @Mapping(target = "organization", source = "holder")
    @Mapping(target = "address", source = "key")
    ForeignAddressView view(ForeignAddress address);

    WorkspaceView view(Workspace workspace);

    default String text(DomainName domain) {
        return domain.value();
    }

    default Optional<SsoView> sso(Optional<SsoSummary> connection) {
        return connection.map(this::view);
    }

    default Optional<AttestationView> attestation(Optional<Attestation> attestation) {
        return attestation.map(this::view);
    }
}
