package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of an organization with 10,000 groups and 1,000 workspaces, which SQL adds. */
@InChromium
class ConsoleManyGroupsIT {
    private static final MusterServer SERVER = MusterServer.POSTGRESQL;

    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER.databaseUrl(), "postgres", "");
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    insert into directory_group (organization_id, id, display_name, display_name_key, created,
                        last_modified, version)
                    select cast('%1$s' as uuid), cast('019ba2c4-0000-7000-8000-0000000' || n as uuid), 'group ' || n,
                        'group ' || n, now(), now(), 1
                    from generate_series(10000, 19999) n
                    """.formatted(tenant.id()));
            sql.execute("""
                    insert into workspace (organization_id, id, name, name_key, created)
                    select cast('%1$s' as uuid), gen_random_uuid(), 'workspace ' || n, 'workspace ' || n, now()
                    from generate_series(1000, 1999) n
                    """.formatted(tenant.id()));
            sql.execute("analyze directory_group, workspace");
        }
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneGroupAmongTenThousandGetsOneWorkspaceAmongAThousand() {
        window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
        window.field("Search groups").fill("group 18888");
        window.button("Save group 18888").waitFor();
        assertThat(window.page().locator(".mappings tbody tr").count()).isOne();
        window.press("Choose workspaces for group 18888");
        window.page().keyboard().type("workspace 1777");
        window.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("workspace 1777"))
                .check();
        window.isAccessible();
        window.key("Escape");
        window.field("Organization role of group 18888").selectOption("DEVELOPER");
        window.press("Preview changes");
        window.sees("Nobody");
        window.press("Save exactly this");
        window.sees("1 mapping saved.");

        Answer mappings = tenant.admin().get("/group-mappings?limit=5").is(200);
        assertThat(mappings.list("items")).hasSize(1);
        assertThat(mappings.body()).contains("group 18888", "DEVELOPER");
    }

    @Test
    void pagesOfGroupsAreTurnedAndSearchedOnTheServer() {
        window.signIn("organizations/" + tenant.id() + "/groups", SERVER.apiKey());
        window.sees("group 10000");
        window.press("Next");
        window.page().getByText("group 10000").first().waitFor(ConsoleWindow.gone());
        window.press("Previous");
        window.sees("group 10000");
        window.field("Search groups").fill("group 1999");
        window.sees("group 19999");
        assertThat(window.page().locator("tbody tr").count()).isEqualTo(10);
        window.isAccessible();
        window.fitsNarrowWindows();
    }
}
