package io.muster.persistence.directory;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A user: the profile as a JSON document, and the folded values of attributes that can be searched. */
@Entity(name = "DirectoryUser")
@Table(name = "directory_user")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class UserEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "user_name")
    String userName;

    @Column(name = "user_name_key")
    String userNameKey;

    @Column(name = "external_id")
    String externalId;

    boolean active;
    String label;

    @Column(name = "email_key")
    String emailKey;

    String profile;
    String origin;

    @Column(name = "direct_role")
    String directRole;

    @Column(name = "direct_role_since")
    Instant directRoleSince;

    @Column(name = "direct_role_by")
    String directRoleBy;

    @Column(name = "break_glass")
    boolean breakGlass;

    @Column(name = "lost_email_key")
    String lostEmailKey;

    /**
     * True, or null for a deleted user whose removal is held. A unique index does not compare nulls, so its names are
     * free.
     */
    Boolean living;

    @Column(name = "left_at")
    Instant leftAt;

    @Column(name = "left_by")
    String leftBy;

    @Column(name = "left_request")
    String leftRequest;

    @Column(name = "held_until")
    Instant heldUntil;

    Instant created;

    @Column(name = "last_modified")
    Instant lastModified;

    long version;

    @Column(name = "display_name_key")
    String displayNameKey;

    @Column(name = "nick_name_key")
    String nickNameKey;

    @Column(name = "profile_url_key")
    String profileUrlKey;

    @Column(name = "title_key")
    String titleKey;

    @Column(name = "user_type_key")
    String userTypeKey;

    @Column(name = "preferred_language_key")
    String preferredLanguageKey;

    @Column(name = "locale_key")
    String localeKey;

    @Column(name = "timezone_key")
    String timezoneKey;

    @Column(name = "formatted_name_key")
    String formattedNameKey;

    @Column(name = "family_name_key")
    String familyNameKey;

    @Column(name = "given_name_key")
    String givenNameKey;

    @Column(name = "middle_name_key")
    String middleNameKey;

    @Column(name = "honorific_prefix_key")
    String honorificPrefixKey;

    @Column(name = "honorific_suffix_key")
    String honorificSuffixKey;

    @Column(name = "employee_number_key")
    String employeeNumberKey;

    @Column(name = "cost_center_key")
    String costCenterKey;

    @Column(name = "organization_key")
    String organizationKey;

    @Column(name = "division_key")
    String divisionKey;

    @Column(name = "department_key")
    String departmentKey;

    String manager;
}
