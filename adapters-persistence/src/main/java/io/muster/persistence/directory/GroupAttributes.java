package io.muster.persistence.directory;

import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.directory.Conditions.Column;
import io.muster.persistence.directory.Conditions.Elements;
import io.muster.persistence.hibernate.Values;

/** Maps the attributes of groups to columns. */
final class GroupAttributes implements Conditions.Mapping<GroupAttribute> {
    @Override
    public Column column(GroupAttribute attribute) {
        return switch (attribute) {
            case ID -> new Column("r.id", Column.Kind.ID, false);
            case DISPLAY_NAME -> new Column("r.display_name_key", Column.Kind.FOLDED, false);
            case EXTERNAL_ID -> new Column("r.external_id", Column.Kind.EXACT, true);
            case CREATED -> new Column("r.created", Column.Kind.MOMENT, false);
            case LAST_MODIFIED -> new Column("r.last_modified", Column.Kind.MOMENT, false);
            case MEMBERS -> throw new IllegalArgumentException(attribute + " has many values");
        };
    }

    @Override
    public Elements elements(GroupAttribute attribute, OrganizationId organization, Values parameters) {
        if (attribute != GroupAttribute.MEMBERS) {
            throw new IllegalArgumentException(attribute + " has one value");
        }
        return new Elements(
                "select 1 from group_membership m join directory_user u"
                        + " on u.organization_id = m.organization_id and u.id = m.user_id"
                        + " where m.group_id = r.id and u.living and m.organization_id = "
                        + parameters.add(organization.value()),
                GroupAttributes::memberColumn);
    }

    private static Column memberColumn(ElementAttribute part) {
        return switch (part) {
            case VALUE -> new Column("m.user_id", Column.Kind.ID, false);
            case DISPLAY -> new Column("coalesce(u.display_name_key, u.user_name_key)", Column.Kind.FOLDED, false);
            case TYPE -> new Column("'user'", Column.Kind.FOLDED, false);
            case PRIMARY -> new Column("", Column.Kind.NONE, false);
        };
    }
}
