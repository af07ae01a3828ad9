package io.muster.persistence.directory;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.DirectoryUser.Deprovisioning;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.text.Folding;
import io.muster.persistence.hibernate.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts users to rows and back. Columns are read by number, since the frequent statements of SCIM are read here; the
 * contract of the port compares every field.
 */
public final class UserRows {
    /** The columns of a user, of the table {@code r}: without those that are only searched. */
    static final String COLUMNS = """
            r.organization_id, r.id, r.user_name, r.user_name_key, r.external_id, r.active, r.profile, r.origin,
            r.direct_role, r.direct_role_since, r.direct_role_by, r.break_glass, r.living, r.left_at, r.left_by,
            r.left_request, r.held_until, r.lost_email_key, r.created, r.last_modified, r.version""";

    /** All columns but the key, in the order of {@link #values(UserEntity)}. */
    private static final String STORED = """
            user_name, user_name_key, external_id, active, label, email_key, profile, origin, direct_role,
            direct_role_since, direct_role_by, break_glass, lost_email_key, living, left_at, left_by, left_request,
            held_until, created, last_modified, version, display_name_key, nick_name_key, profile_url_key,
            title_key, user_type_key, preferred_language_key, locale_key, timezone_key, formatted_name_key,
            family_name_key, given_name_key, middle_name_key, honorific_prefix_key, honorific_suffix_key,
            employee_number_key, cost_center_key, organization_key, division_key, department_key, manager""";

    /** Inserts a user; its parameters are {@link #values(UserEntity)} and the key. */
    static final String INSERT = "insert into directory_user (" + STORED + ", organization_id, id) values ("
            + STORED.replaceAll("\\w+", "?") + ", ?, ?)";

    /** Changes a user; its parameters are those of {@link #INSERT}. */
    static final String UPDATE = "update directory_user set " + STORED.replaceAll("\\w+", "$0 = ?")
            + " where organization_id = ? and id = ?";

    private UserRows() {}

    /** Reads a user from a row of {@link #COLUMNS}. */
    static DirectoryUser read(ResultSet row) throws SQLException {
        UserEntity user = new UserEntity();
        user.organizationId = row.getObject(1, UUID.class);
        user.id = row.getObject(2, UUID.class);
        user.userName = row.getString(3);
        user.userNameKey = row.getString(4);
        user.externalId = row.getString(5);
        user.active = row.getBoolean(6);
        user.profile = row.getString(7);
        user.origin = row.getString(8);
        user.directRole = row.getString(9);
        user.directRoleSince = Rows.instant(row, 10).orElse(null);
        user.directRoleBy = row.getString(11);
        user.breakGlass = row.getBoolean(12);
        user.living = row.getObject(13, Boolean.class);
        user.leftAt = Rows.instant(row, 14).orElse(null);
        user.leftBy = row.getString(15);
        user.leftRequest = row.getString(16);
        user.heldUntil = Rows.instant(row, 17).orElse(null);
        user.lostEmailKey = row.getString(18);
        user.created = Rows.instant(row, 19).orElseThrow();
        user.lastModified = Rows.instant(row, 20).orElseThrow();
        user.version = row.getLong(21);
        return user(user);
    }

    static DirectoryUser user(UserEntity row) {
        ProfileJson.Document document = ProfileJson.read(row.profile);
        UserProfile profile = new UserProfile(
                new UserName(row.userName, row.userNameKey),
                Optional.ofNullable(row.externalId).map(ExternalId::new),
                row.active,
                document.details(),
                document.plurals(),
                document.addresses());
        return new DirectoryUser(
                new OrganizationId(row.organizationId),
                new UserId(row.id),
                profile,
                DirectoryUser.Origin.valueOf(row.origin),
                Rows.enumOf(OrgRole.class, row.directRole)
                        .map(role -> new RoleGrant(role, new Provenance(row.directRoleSince, row.directRoleBy))),
                row.breakGlass,
                Optional.ofNullable(row.lostEmailKey),
                deprovisioning(row.living, row.leftAt, row.leftBy, row.leftRequest, row.heldUntil),
                row.created,
                row.lastModified,
                row.version);
    }

    /** Returns the deprovisioning that the columns of a user contain; empty for an active user. */
    public static Optional<Deprovisioning> deprovisioning(
            @Nullable Boolean living,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String request,
            @Nullable Instant heldUntil) {
        return at == null || by == null
                ? Optional.empty()
                : Optional.of(new Deprovisioning(
                        new ChangeSource(new Provenance(at, by), Optional.ofNullable(request)),
                        Optional.ofNullable(heldUntil),
                        living == null));
    }

    /** Returns the e-mail address that the user claims; empty for a deleted user, whose names are free. */
    static Optional<EmailAddress> claim(DirectoryUser user) {
        return user.deleted() ? Optional.empty() : user.primaryEmail();
    }

    static UserEntity row(DirectoryUser user) {
        UserProfile profile = user.profile();
        Map<UserAttribute, String> details = profile.details();
        UserEntity row = new UserEntity();
        row.organizationId = user.organization().value();
        row.id = user.id().value();
        row.userName = profile.userName().value();
        row.userNameKey = profile.userName().key();
        profile.externalId().ifPresent(externalId -> row.externalId = externalId.value());
        row.active = profile.active();
        row.label = profile.label();
        claim(user).map(EmailAddress::key).ifPresent(key -> row.emailKey = key);
        row.profile = ProfileJson.write(profile);
        row.origin = user.origin().name();
        user.directRole().ifPresent(grant -> {
            row.directRole = grant.role().name();
            row.directRoleSince = grant.provenance().at();
            row.directRoleBy = grant.provenance().by();
        });
        row.breakGlass = user.breakGlass();
        user.lostEmail().ifPresent(key -> row.lostEmailKey = key);
        row.living = user.deleted() ? null : Boolean.TRUE;
        user.deprovisioning().ifPresent(deprovisioning -> {
            row.leftAt = deprovisioning.source().at();
            row.leftBy = deprovisioning.source().by();
            deprovisioning.source().requestId().ifPresent(request -> row.leftRequest = request);
            deprovisioning.heldUntil().ifPresent(deadline -> row.heldUntil = deadline);
        });
        row.created = user.created();
        row.lastModified = user.lastModified();
        row.version = user.version();
        row.displayNameKey = folded(details, UserAttribute.DISPLAY_NAME);
        row.nickNameKey = folded(details, UserAttribute.NICK_NAME);
        row.profileUrlKey = folded(details, UserAttribute.PROFILE_URL);
        row.titleKey = folded(details, UserAttribute.TITLE);
        row.userTypeKey = folded(details, UserAttribute.USER_TYPE);
        row.preferredLanguageKey = folded(details, UserAttribute.PREFERRED_LANGUAGE);
        row.localeKey = folded(details, UserAttribute.LOCALE);
        row.timezoneKey = folded(details, UserAttribute.TIMEZONE);
        row.formattedNameKey = folded(details, UserAttribute.FORMATTED_NAME);
        row.familyNameKey = folded(details, UserAttribute.FAMILY_NAME);
        row.givenNameKey = folded(details, UserAttribute.GIVEN_NAME);
        row.middleNameKey = folded(details, UserAttribute.MIDDLE_NAME);
        row.honorificPrefixKey = folded(details, UserAttribute.HONORIFIC_PREFIX);
        row.honorificSuffixKey = folded(details, UserAttribute.HONORIFIC_SUFFIX);
        row.employeeNumberKey = folded(details, UserAttribute.EMPLOYEE_NUMBER);
        row.costCenterKey = folded(details, UserAttribute.COST_CENTER);
        row.organizationKey = folded(details, UserAttribute.ORGANIZATION);
        row.divisionKey = folded(details, UserAttribute.DIVISION);
        row.departmentKey = folded(details, UserAttribute.DEPARTMENT);
        row.manager = details.get(UserAttribute.MANAGER);
        return row;
    }

    /** Returns the values of all columns, the key last. */
    static List<@Nullable Object> values(UserEntity row) {
        return Arrays.asList(
                row.userName,
                row.userNameKey,
                row.externalId,
                row.active,
                row.label,
                row.emailKey,
                row.profile,
                row.origin,
                row.directRole,
                row.directRoleSince,
                row.directRoleBy,
                row.breakGlass,
                row.lostEmailKey,
                row.living,
                row.leftAt,
                row.leftBy,
                row.leftRequest,
                row.heldUntil,
                row.created,
                row.lastModified,
                row.version,
                row.displayNameKey,
                row.nickNameKey,
                row.profileUrlKey,
                row.titleKey,
                row.userTypeKey,
                row.preferredLanguageKey,
                row.localeKey,
                row.timezoneKey,
                row.formattedNameKey,
                row.familyNameKey,
                row.givenNameKey,
                row.middleNameKey,
                row.honorificPrefixKey,
                row.honorificSuffixKey,
                row.employeeNumberKey,
                row.costCenterKey,
                row.organizationKey,
                row.divisionKey,
                row.departmentKey,
                row.manager,
                row.organizationId,
                row.id);
    }

    /** Returns one row for each searchable element. */
    static List<UserValueEntity> values(DirectoryUser user) {
        List<UserValueEntity> rows = new ArrayList<>();
        user.profile().plurals().forEach((attribute, elements) -> {
            if (attribute.type() == Attribute.Type.PLURAL) {
                for (int position = 0; position < elements.size(); position++) {
                    rows.add(value(user, attribute, position, elements.get(position)));
                }
            }
        });
        return rows;
    }

    private static UserValueEntity value(
            DirectoryUser user, UserAttribute attribute, int position, PluralValue element) {
        UserValueEntity row = new UserValueEntity();
        row.organizationId = user.organization().value();
        row.userId = user.id().value();
        row.attribute = attribute;
        row.position = position;
        row.valueKey = Folding.fold(element.value());
        element.type().map(Folding::fold).ifPresent(type -> row.typeKey = type);
        element.display().map(Folding::fold).ifPresent(display -> row.displayKey = display);
        row.primary = element.primary();
        return row;
    }

    private static @Nullable String folded(Map<UserAttribute, String> details, UserAttribute attribute) {
        String text = details.get(attribute);
        return text == null ? null : Folding.fold(text);
    }
}
