package io.muster.rest.directory;

import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.rest.admin.IdValues;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies references to groups and members into views. */
@Mapper(uses = IdValues.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface DirectoryMapper {
    DirectoryMapper VIEWS = Mappers.getMapper(DirectoryMapper.class);

    @Mapping(target = "id", source = "user")
    GroupMemberView view(GroupMember member);

    GroupRefView view(GroupRef group);
}
