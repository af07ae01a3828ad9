package io.muster.persistence.directory;

import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.UserAttribute;
import io.muster.persistence.directory.Conditions.Column;
import io.muster.persistence.directory.Conditions.Elements;
import io.muster.persistence.hibernate.Parameters;

/** Maps the attributes of users to columns. */
final class UserAttributes implements Conditions.Mapping<UserAttribute> {
    @Override
    public Column column(UserAttribute attribute) {
        return switch (attribute) {
            case ID -> new Column("r.id", Column.Kind.ID, false);
            case USER_NAME -> new Column("r.userNameKey", Column.Kind.FOLDED, false);
            case EXTERNAL_ID -> new Column("r.externalId", Column.Kind.EXACT, true);
            case ACTIVE -> new Column("r.active", Column.Kind.FLAG, false);
            case CREATED -> new Column("r.created", Column.Kind.MOMENT, false);
            case LAST_MODIFIED -> new Column("r.lastModified", Column.Kind.MOMENT, false);
            case MANAGER -> new Column("r.manager", Column.Kind.EXACT, true);
            case DISPLAY_NAME -> Column.folded("r.displayNameKey");
            case NICK_NAME -> Column.folded("r.nickNameKey");
            case PROFILE_URL -> Column.folded("r.profileUrlKey");
            case TITLE -> Column.folded("r.titleKey");
            case USER_TYPE -> Column.folded("r.userTypeKey");
            case PREFERRED_LANGUAGE -> Column.folded("r.preferredLanguageKey");
            case LOCALE -> Column.folded("r.localeKey");
            case TIMEZONE -> Column.folded("r.timezoneKey");
            case FORMATTED_NAME -> Column.folded("r.formattedNameKey");
            case FAMILY_NAME -> Column.folded("r.familyNameKey");
            case GIVEN_NAME -> Column.folded("r.givenNameKey");
            case MIDDLE_NAME -> Column.folded("r.middleNameKey");
            case HONORIFIC_PREFIX -> Column.folded("r.honorificPrefixKey");
            case HONORIFIC_SUFFIX -> Column.folded("r.honorificSuffixKey");
            case EMPLOYEE_NUMBER -> Column.folded("r.employeeNumberKey");
            case COST_CENTER -> Column.folded("r.costCenterKey");
            case ORGANIZATION -> Column.folded("r.organizationKey");
            case DIVISION -> Column.folded("r.divisionKey");
            case DEPARTMENT -> Column.folded("r.departmentKey");
            case EMAILS, PHONE_NUMBERS, IMS, ENTITLEMENTS, ROLES, GROUPS, PHOTOS, X509_CERTIFICATES ->
                throw new IllegalArgumentException(attribute + " has many values");
        };
    }

    @Override
    public Elements elements(UserAttribute attribute, Parameters parameters) {
        return switch (attribute) {
            case EMAILS, PHONE_NUMBERS, IMS, ENTITLEMENTS, ROLES ->
                new Elements(
                        "select 1 from UserValue v where v.organizationId = r.organizationId and v.userId = r.id"
                                + " and v.attribute = " + parameters.add(attribute),
                        UserAttributes::valueColumn);
            case GROUPS ->
                new Elements(
                        "select 1 from Membership m join DirectoryGroup g"
                                + " on g.organizationId = m.organizationId and g.id = m.groupId"
                                + " where m.organizationId = r.organizationId and m.userId = r.id",
                        UserAttributes::groupColumn);
            default -> throw new IllegalArgumentException(attribute + " can't be searched by element");
        };
    }

    private static Column valueColumn(ElementAttribute part) {
        return switch (part) {
            case VALUE -> new Column("v.valueKey", Column.Kind.FOLDED, false);
            case TYPE -> Column.folded("v.typeKey");
            case DISPLAY -> Column.folded("v.displayKey");
            case PRIMARY -> new Column("v.primary", Column.Kind.FLAG, false);
        };
    }

    private static Column groupColumn(ElementAttribute part) {
        return switch (part) {
            case VALUE -> new Column("m.groupId", Column.Kind.ID, false);
            case DISPLAY -> new Column("g.displayNameKey", Column.Kind.FOLDED, false);
            case TYPE -> new Column("'direct'", Column.Kind.FOLDED, false);
            case PRIMARY -> new Column("", Column.Kind.NONE, false);
        };
    }
}
