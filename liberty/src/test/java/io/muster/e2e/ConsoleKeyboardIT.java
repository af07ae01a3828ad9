package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page by the keyboard alone. */
@InChromium
class ConsoleKeyboardIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final int MOST_STOPS = 300;

    /** Finds elements that had no focus; of the radio buttons of a group, the chosen one or the first counts. */
    private static final String UNREACHED = """
            () => {
              const all = 'a[href], button, input, select, textarea, summary';
              const isReachable = (e) => {
                if (e.type !== 'radio') return true;
                const group = [...document.querySelectorAll('input[type=radio]')].filter((o) => o.name === e.name);
                return e === (group.find((o) => o.checked) ?? group[0]);
              };
              return [...document.querySelectorAll(all)]
                .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && isReachable(e))
                .filter((e) => !window.reached.has(e))
                .map((e) => e.outerHTML.slice(0, 200));
            }""";

    /** Notes what has the focus, and returns it if nothing shows that it has. A date has several stops within. */
    private static final String REACH = """
            () => {
              const e = document.activeElement;
              if (window.reached.has(e)) return '';
              window.reached.add(e);
              const style = getComputedStyle(e);
              const shown = e === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none';
              return shown ? '' : e.outerHTML.slice(0, 200);
            }""";

    private final Tenant tenant = Tenant.on(SERVER);
    private final String member = tenant.user("ana");
    private final String group = tenant.group("Engineering", member);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "identity/guides/okta",
                "identity/sso/domain",
                "identity/sso/provider",
                "identity/sso/values",
                "identity/sso/test",
                "identity/sso/activate",
                "identity/try-it",
                "members",
                "members/MEMBER",
                "removals",
                "groups",
                "groups/GROUP",
                "sync-logs",
                "sign-ins",
                "changes",
                "settings"
            })
    void tabKeyReachesEverythingOfThePageAndTheFocusIsSeen(String page) {
        String path = page.replace("MEMBER", member).replace("GROUP", group);
        window.signIn("organizations/" + tenant.id() + "/" + path, SERVER.apiKey());
        window.page().waitForFunction("() => !document.querySelector('.skeleton')");

        window.page().evaluate("() => { window.reached = new Set(); }");
        for (int stop = 0; stop < MOST_STOPS && !unreached().isEmpty(); stop++) {
            window.key("Tab");
            assertThat(window.page().evaluate(REACH))
                    .as("What has the focus unseen")
                    .isEqualTo("");
        }

        assertThat(unreached()).isEmpty();
    }

    @SuppressWarnings("unchecked") // the script returns texts
    private List<String> unreached() {
        return (List<String>) window.page().evaluate(UNREACHED);
    }
}
