package io.muster.persistence.access;

import io.muster.domain.access.AccessReason;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryUser.Deprovisioning;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.directory.UserRows;
import io.muster.persistence.hibernate.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the union in {@link FactsQuery}. Only this class reads values by position. */
final class FactRow {
    private final Map<Column, Object> values = new EnumMap<>(Column.class);

    /** Reads a row whose columns are in the order of {@link Column}. */
    FactRow(ResultSet row) throws SQLException {
        int place = 0;
        for (Column column : Column.values()) {
            Object value = column.read(row, ++place);
            if (value != null) {
                values.put(column, value);
            }
        }
    }

    /** The kinds of rows. */
    enum Kind {
        MEMBER,
        GRANT,
        MAPPED_ROLE,
        MAPPED_WORKSPACE
    }

    /** The columns in the order of the select lists. */
    enum Column {
        KIND(String.class, "varchar"),
        USER_ID(UUID.class, "uuid"),
        WORKSPACE_ID(UUID.class, "uuid"),
        ROLE(String.class, "varchar"),
        DECIDED_AT(Instant.class, "timestamp(6) with time zone"),
        DECIDED_BY(String.class, "varchar"),
        GROUP_ID(UUID.class, "uuid"),
        GROUP_NAME(String.class, "varchar"),
        MAPPING_ID(UUID.class, "uuid"),
        MEMBER_SINCE(Instant.class, "timestamp(6) with time zone"),
        USER_NAME(String.class, "varchar"),
        BREAK_GLASS(Boolean.class, "boolean"),
        SSO_REQUIRED(Boolean.class, "boolean"),
        LIVING(Boolean.class, "boolean"),
        LEFT_AT(Instant.class, "timestamp(6) with time zone"),
        LEFT_BY(String.class, "varchar"),
        LEFT_REQUEST(String.class, "varchar"),
        HELD_UNTIL(Instant.class, "timestamp(6) with time zone"),
        CONNECTION_ROLE(String.class, "varchar");

        private final Class<?> type;
        private final String sqlType;

        Column(Class<?> type, String sqlType) {
            this.type = type;
            this.sqlType = sqlType;
        }

        private @Nullable Object read(ResultSet row, int place) throws SQLException {
            return type == Instant.class ? Rows.instant(row, place).orElse(null) : row.getObject(place, type);
        }

        String label() {
            return "fact_" + name().toLowerCase(Locale.ROOT);
        }

        /** Returns the expression of a part that has no value for this column. */
        String absent() {
            return "cast(null as " + sqlType + ")";
        }
    }

    Kind kind() {
        return Kind.valueOf(required(Column.KIND, String.class));
    }

    UserId user() {
        return new UserId(required(Column.USER_ID, UUID.class));
    }

    String userName() {
        return required(Column.USER_NAME, String.class);
    }

    boolean breakGlass() {
        return required(Column.BREAK_GLASS, Boolean.class);
    }

    Optional<Boolean> ssoRequired() {
        return Optional.ofNullable(value(Column.SSO_REQUIRED, Boolean.class));
    }

    Optional<Deprovisioning> deprovisioning() {
        return UserRows.deprovisioning(
                value(Column.LIVING, Boolean.class),
                value(Column.LEFT_AT, Instant.class),
                value(Column.LEFT_BY, String.class),
                value(Column.LEFT_REQUEST, String.class),
                value(Column.HELD_UNTIL, Instant.class));
    }

    Optional<OrgRole> role() {
        return Rows.enumOf(OrgRole.class, value(Column.ROLE, String.class));
    }

    Optional<OrgRole> connectionRole() {
        return Rows.enumOf(OrgRole.class, value(Column.CONNECTION_ROLE, String.class));
    }

    WorkspaceId workspace() {
        return new WorkspaceId(required(Column.WORKSPACE_ID, UUID.class));
    }

    AccessReason direct() {
        return new AccessReason.Direct(provenance());
    }

    AccessReason mapped() {
        return new AccessReason.Mapped(
                new GroupRef(
                        new GroupId(required(Column.GROUP_ID, UUID.class)), required(Column.GROUP_NAME, String.class)),
                new MappingId(required(Column.MAPPING_ID, UUID.class)),
                required(Column.MEMBER_SINCE, Instant.class),
                provenance());
    }

    private Provenance provenance() {
        return new Provenance(required(Column.DECIDED_AT, Instant.class), required(Column.DECIDED_BY, String.class));
    }

    private <T> T required(Column column, Class<T> type) {
        T value = value(column, type);
        if (value == null) {
            throw new IllegalStateException(column + " is null in a row with " + values.keySet());
        }
        return value;
    }

    private <T> @Nullable T value(Column column, Class<T> type) {
        return type.cast(values.get(column));
    }
}
