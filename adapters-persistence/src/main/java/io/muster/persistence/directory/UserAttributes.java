package io.muster.persistence.directory;

import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.directory.Conditions.Column;
import io.muster.persistence.directory.Conditions.Elements;
import io.muster.persistence.hibernate.Values;

/** Maps the attributes of users to columns. */
final class UserAttributes implements Conditions.Mapping<UserAttribute> {
    @Override
    public Column column(UserAttribute attribute) {
        return switch (attribute) {
            case ID -> new Column("r.id", Column.Kind.ID, false);
            case USER_NAME -> new Column("r.user_name_key", Column.Kind.FOLDED, false);
            case EXTERNAL_ID -> new Column("r.external_id", Column.Kind.EXACT, true);
            case ACTIVE -> new Column("r.active", Column.Kind.FLAG, false);
            case CREATED -> new Column("r.created", Column.Kind.MOMENT, false);
            case LAST_MODIFIED -> new Column("r.last_modified", Column.Kind.MOMENT, false);
            case MANAGER -> new Column("r.manager", Column.Kind.EXACT, true);
            case DISPLAY_NAME -> Column.folded("r.display_name_key");
            case NICK_NAME -> Column.folded("r.nick_name_key");
            case PROFILE_URL -> Column.folded("r.profile_url_key");
            case TITLE -> Column.folded("r.title_key");
            case USER_TYPE -> Column.folded("r.user_type_key");
            case PREFERRED_LANGUAGE -> Column.folded("r.preferred_language_key");
            case LOCALE -> Column.folded("r.locale_key");
            case TIMEZONE -> Column.folded("r.timezone_key");
            case FORMATTED_NAME -> Column.folded("r.formatted_name_key");
            case FAMILY_NAME -> Column.folded("r.family_name_key");
            case GIVEN_NAME -> Column.folded("r.given_name_key");
            case MIDDLE_NAME -> Column.folded("r.middle_name_key");
            case HONORIFIC_PREFIX -> Column.folded("r.honorific_prefix_key");
            case HONORIFIC_SUFFIX -> Column.folded("r.honorific_suffix_key");
            case EMPLOYEE_NUMBER -> Column.folded("r.employee_number_key");
            case COST_CENTER -> Column.folded("r.cost_center_key");
            case ORGANIZATION -> Column.folded("r.organization_key");
            case DIVISION -> Column.folded("r.division_key");
            case DEPARTMENT -> Column.folded("r.department_key");
            case EMAILS, PHONE_NUMBERS, IMS, ENTITLEMENTS, ROLES, GROUPS, PHOTOS, X509_CERTIFICATES ->
                throw new IllegalArgumentException(attribute + " has many values");
        };
    }

    @Override
    public Elements elements(UserAttribute attribute, OrganizationId organization, Values parameters) {
        return switch (attribute) {
            case EMAILS, PHONE_NUMBERS, IMS, ENTITLEMENTS, ROLES ->
                new Elements(
                        "select 1 from user_value v where v.organization_id = "
                                + parameters.add(organization.value())
                                + " and v.user_id = r.id and v.attribute = " + parameters.add(attribute.name()),
                        UserAttributes::valueColumn);
            case GROUPS ->
                new Elements(
                        "select 1 from group_membership m join directory_group g"
                                + " on g.organization_id = m.organization_id and g.id = m.group_id"
                                + " where m.user_id = r.id and m.organization_id = "
                                + parameters.add(organization.value()),
                        UserAttributes::groupColumn);
            default -> throw new IllegalArgumentException(attribute + " can't be searched by element");
        };
    }

    private static Column valueColumn(ElementAttribute part) {
        return switch (part) {
            case VALUE -> new Column("v.value_key", Column.Kind.FOLDED, false);
            case TYPE -> Column.folded("v.type_key");
            case DISPLAY -> Column.folded("v.display_key");
            case PRIMARY -> new Column("v.is_primary", Column.Kind.FLAG, false);
        };
    }

    private static Column groupColumn(ElementAttribute part) {
        return switch (part) {
            case VALUE -> new Column("m.group_id", Column.Kind.ID, false);
            case DISPLAY -> new Column("g.display_name_key", Column.Kind.FOLDED, false);
            case TYPE -> new Column("'direct'", Column.Kind.FOLDED, false);
            case PRIMARY -> new Column("", Column.Kind.NONE, false);
        };
    }
}
