package io.muster.persistence.directory;

import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Folding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Folds the keys of existing rows by Unicode's rules, where they were folded by lower case before. A folded key is
 * folded again; only the domain of an e-mail address needs the address itself. Reads each table once, and writes the
 * rows that change.
 */
public final class FoldedKeys implements JavaMigration {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LOGGED_NAME = 100;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("16");
    }

    @Override
    public String getDescription() {
        return "unicode folding";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /**
     * @throws IllegalStateException if two names that differed are the same now, or a stored e-mail address is none: it
     *     names the row, so that somebody can change it before the next start
     */
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        fold(connection, "workspace", List.of("organization_id", "id"), List.of("name_key"));
        fold(connection, "directory_group", List.of("organization_id", "id"), List.of("display_name_key"));
        fold(connection, "group_mapping", List.of("organization_id", "id"), List.of("name_key", "prepared_key"));
        fold(
                connection,
                "user_value",
                List.of("organization_id", "user_id", "attribute", "position"),
                List.of("value_key", "type_key", "display_key"));
        fold(
                connection,
                "directory_user",
                List.of("organization_id", "id"),
                List.of(
                        "user_name_key",
                        "display_name_key",
                        "nick_name_key",
                        "profile_url_key",
                        "title_key",
                        "user_type_key",
                        "preferred_language_key",
                        "locale_key",
                        "timezone_key",
                        "formatted_name_key",
                        "family_name_key",
                        "given_name_key",
                        "middle_name_key",
                        "honorific_prefix_key",
                        "honorific_suffix_key",
                        "employee_number_key",
                        "cost_center_key",
                        "organization_key",
                        "division_key",
                        "department_key"));
        fold(connection, "sync_log", List.of("organization_id", "id", "at"), List.of("display_key"));
        foldEmails(connection);
    }

    private static void fold(Connection connection, String table, List<String> primaryKey, List<String> keys)
            throws SQLException {
        String columns = String.join(", ", primaryKey) + ", " + String.join(", ", keys);
        String update = "update " + table + " set "
                + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(", ")) + " where "
                + primaryKey.stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
        try (Statement select = connection.createStatement();
                PreparedStatement write = connection.prepareStatement(update)) {
            select.setFetchSize(ROWS_AT_ONCE);
            ResultSet rows = select.executeQuery("select " + columns + " from " + table);
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                boolean changes = false;
                for (String key : keys) {
                    String before = rows.getString(key);
                    String after = before == null ? null : folded(table, before); // null is no key
                    row.add(after);
                    changes |= !Objects.equals(before, after);
                }
                for (String key : primaryKey) {
                    row.add(rows.getObject(key));
                }
                if (changes) {
                    write(write, row, table + " " + row.subList(keys.size(), row.size()));
                }
            }
        }
    }

    /** The keys of the sync log are the beginnings of names. */
    private static String folded(String table, String key) {
        String folded = Folding.fold(key);
        return table.equals("sync_log") && folded.codePointCount(0, folded.length()) > LOGGED_NAME
                ? folded.substring(0, folded.offsetByCodePoints(0, LOGGED_NAME))
                : folded;
    }

    private static void foldEmails(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                PreparedStatement user = connection.prepareStatement(
                        "update directory_user set email_key = ? where organization_id = ? and id = ?");
                PreparedStatement claim = connection.prepareStatement(
                        "update email_claim set email_key = ? where organization_id = ? and user_id = ?")) {
            select.setFetchSize(ROWS_AT_ONCE);
            ResultSet rows =
                    select.executeQuery("select organization_id, id, user_name, user_name_key, active, email_key,"
                            + " profile from directory_user where email_key is not null");
            while (rows.next()) {
                UUID organization = rows.getObject("organization_id", UUID.class);
                UUID id = rows.getObject("id", UUID.class);
                String name = "user " + id + " of organization " + organization;
                if (isAscii(rows.getString("user_name")) && isAscii(rows.getString("profile"))) {
                    continue;
                }
                String key = emailKey(rows, name);
                if (!key.equals(rows.getString("email_key"))) {
                    List<Object> row = List.of(key, organization, id);
                    write(user, row, name);
                    write(claim, row, name);
                }
            }
        }
    }

    private static String emailKey(ResultSet rows, String name) throws SQLException {
        try {
            ProfileJson.Document document = ProfileJson.read(rows.getString("profile"));
            return new UserProfile(
                            new UserName(rows.getString("user_name"), rows.getString("user_name_key")),
                            Optional.empty(),
                            rows.getBoolean("active"),
                            document.details(),
                            document.plurals(),
                            document.addresses())
                    .primaryEmail()
                    .map(EmailAddress::key)
                    .orElseThrow(() -> new IllegalStateException("The e-mail address of " + name + " is not valid"));
        } catch (Problem invalid) {
            throw new IllegalStateException("The profile of " + name + " is not valid: " + invalid.detail(), invalid);
        }
    }

    private static void write(PreparedStatement update, List<Object> row, String name) throws SQLException {
        for (int place = 0; place < row.size(); place++) {
            update.setObject(place + 1, row.get(place));
        }
        try {
            update.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "Compared by Unicode's rules, " + name + " is the same as another row; rename one of them",
                    refused);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
