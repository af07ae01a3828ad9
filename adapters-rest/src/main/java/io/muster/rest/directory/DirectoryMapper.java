package io.muster.rest.directory;

import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.RoleGrant;
import io.muster.rest.directory.MemberView.RoleView;
import io.muster.rest.http.IdValues;
import java.util.List;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies members into views. */
@Mapper(uses = IdValues.class, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface DirectoryMapper {
    DirectoryMapper VIEWS = Mappers.getMapper(DirectoryMapper.class);

    @Mapping(target = "id", source = "user.id")
    @Mapping(target = "userName", source = "user.profile.userName.value")
    @Mapping(target = "displayName", source = "user.profile", qualifiedByName = "displayName")
    @Mapping(target = "email", source = "user.profile", qualifiedByName = "email")
    @Mapping(target = "externalId", source = "user.profile.externalId")
    @Mapping(target = "active", source = "user.profile.active")
    MemberView view(DirectoryUser user, Optional<List<GroupRef>> groups);

    @Mapping(target = "since", source = "provenance.at")
    @Mapping(target = "by", source = "provenance.by")
    RoleView view(RoleGrant grant);

    @Mapping(target = "id", source = "user")
    GroupMemberView view(GroupMember member);

    default MemberView view(DirectoryUser user) {
        return view(user, Optional.empty());
    }

    @Named("displayName")
    default Optional<String> displayName(UserProfile profile) {
        return Optional.ofNullable(profile.details().get(UserAttribute.DISPLAY_NAME));
    }

    @Named("email")
    default Optional<String> email(UserProfile profile) {
        return profile.primaryEmail().map(EmailAddress::value);
    }

    default Optional<String> external(Optional<ExternalId> id) {
        return id.map(ExternalId::value);
    }

    default Optional<RoleView> role(Optional<RoleGrant> grant) {
        return grant.map(this::view);
    }

    default Optional<List<GroupRefView>> groups(Optional<List<GroupRef>> groups) {
        return groups.map(all -> all.stream().map(GroupRefView::of).toList());
    }
}
