package io.muster.persistence;

import static io.muster.application.testing.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Scene;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.Databases.RecordedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends the statement of docs/deployment.md that counts the users again. */
class RecountIT {
    private static final RecordedDatabase POSTGRES = Databases.separatePostgres();
    private static final Pattern SQL =
            Pattern.compile("```sql by-hand\\n(insert into user_count .*?;)\\n```", Pattern.DOTALL);

    private final Scene acme = new Scene(Databases.ports(POSTGRES.database()));
    private final Scene other = new Scene(acme.ports);

    @Test
    void wrongNumbersAreRightAgainThoughUsersAreAddedMeanwhile() throws Exception {
        acme.create(profile("ana"));
        acme.create(profile("eve"));
        other.create(profile("bob"));
        other.create(profile("dan"));
        Databases.execute(
                POSTGRES.superuser(),
                "update user_count set users = users + 40 where organization_id = '"
                        + acme.organization().id() + "'");
        assertThat(users(acme)).isEqualTo(42);

        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> creations = new ArrayList<>();
            for (int client = 0; client < 3; client++) {
                String name = "added" + client + "-";
                creations.add(executor.submit(() -> {
                    for (int user = 0; user < 20; user++) {
                        acme.create(profile(name + user));
                    }
                }));
            }
            for (int count = 0; count < 10; count++) {
                Databases.execute(POSTGRES.superuser(), statement());
            }
            for (Future<?> creation : creations) {
                creation.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(users(acme)).isEqualTo(62);
        assertThat(users(other)).isEqualTo(2);
    }

    private static long users(Scene scene) {
        OrganizationId id = scene.organization().id();
        Search<UserAttribute> one = new Search<>(Optional.empty(), Optional.empty(), new Search.Page.FromIndex(1, 1));
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().search(id, one))
                .total()
                .orElseThrow();
    }

    private static String statement() throws IOException {
        Matcher sql = SQL.matcher(Files.readString(Path.of("../docs/deployment.md")));
        assertThat(sql.find()).isTrue();
        return sql.group(1);
    }
}
