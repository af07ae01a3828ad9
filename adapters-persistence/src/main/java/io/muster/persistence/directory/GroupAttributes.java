package io.muster.persistence.directory;

import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.GroupAttribute;
import io.muster.persistence.directory.Conditions.Column;
import io.muster.persistence.directory.Conditions.Elements;
import io.muster.persistence.hibernate.Parameters;

/** Maps the attributes of groups to columns. */
final class GroupAttributes implements Conditions.Mapping<GroupAttribute> {
    @Override
    public Column column(GroupAttribute attribute) {
        return switch (attribute) {
            case ID -> new Column("r.id", Column.Kind.ID, false);
            case DISPLAY_NAME -> new Column("r.displayNameKey", Column.Kind.FOLDED, false);
            case EXTERNAL_ID -> new Column("r.externalId", Column.Kind.EXACT, true);
            case CREATED -> new Column("r.created", Column.Kind.MOMENT, false);
            case LAST_MODIFIED -> new Column("r.lastModified", Column.Kind.MOMENT, false);
            case MEMBERS -> throw new IllegalArgumentException(attribute + " has many values");
        };
    }

    @Override
    public Elements elements(GroupAttribute attribute, Parameters parameters) {
        if (attribute != GroupAttribute.MEMBERS) {
            throw new IllegalArgumentException(attribute + " has one value");
        }
        return new Elements(
                "select 1 from Membership m join DirectoryUser u"
                        + " on u.organizationId = m.organizationId and u.id = m.userId"
                        + " where m.organizationId = r.organizationId and m.groupId = r.id and u.living",
                GroupAttributes::memberColumn);
    }

    private static Column memberColumn(ElementAttribute part) {
        return switch (part) {
            case VALUE -> new Column("m.userId", Column.Kind.ID, false);
            case DISPLAY -> new Column("coalesce(u.displayNameKey, u.userNameKey)", Column.Kind.FOLDED, false);
            case TYPE -> new Column("'user'", Column.Kind.FOLDED, false);
            case PRIMARY -> new Column("", Column.Kind.NONE, false);
        };
    }
}
