package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * A window of a browser on the console, with a profile of its own. Closing it fails the test if the page had an error,
 * broke its Content Security Policy or asked another host.
 */
final class ConsoleWindow implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String AXE = AxeBuilder.getAxeScript();
    private static final List<String> CONTRAST = List.of("color-contrast");
    private static final List<String> CONFORMANCE =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Replaces in texts and in fields, hides short messages, and keeps the way back. */
    private static final String AS_EXAMPLE = """
            (server) => {
              const example = (text) => text
                  .replace(/\\b[a-z][0-9a-f]{8}\\.example\\b/g, 'acme.example')
                  .replace(/\\btester[0-9a-f-]{36}/g, 'dan')
                  .replaceAll('http://' + server, 'https://muster.example.com')
                  .replace(/http:\\/\\/127\\.0\\.0\\.1:\\d+/g, 'https://login.acme.example');
              window.musterExample = [];
              const replace = (holder, property) => {
                const before = holder[property];
                const after = example(before);
                if (after !== before) {
                  holder[property] = after;
                  window.musterExample.push(() => { holder[property] = before; });
                }
              };
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                replace(texts.currentNode, 'data');
              }
              document.querySelectorAll('input:not([type=file]), textarea').forEach((field) => replace(field, 'value'));
              document.querySelectorAll('mu-toasts').forEach(({ style }) => {
                style.visibility = 'hidden';
                window.musterExample.push(() => style.removeProperty('visibility'));
              });
            }""";

    private static final String USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Safari/537.36";

    private final URI server;
    private final BrowserContext context;
    private final Page page;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Set<String> authorities = ConcurrentHashMap.newKeySet();

    private ConsoleWindow(URI server, BrowserContext context) {
        this.server = server;
        this.context = context;
        this.page = context.newPage();
        authorities.add(server.getAuthority());
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            // a browser reports each refusal of the API as an error
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                faults.add(message.text());
            }
        });
        page.onRequest(request -> {
            URI url = URI.create(request.url());
            if (!"blob".equals(url.getScheme()) && !authorities.contains(url.getAuthority())) {
                faults.add("Request to " + request.url());
            }
        });
    }

    static ConsoleWindow open(MusterServer server) {
        return open(server.url());
    }

    static ConsoleWindow open(URI server) {
        return new ConsoleWindow(
                server,
                Chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setUserAgent(USER_AGENT)
                                .setViewportSize(1280, 900)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale("en-GB")
                                .setTimezoneId("Europe/Madrid")
                                .setPermissions(List.of("clipboard-read", "clipboard-write"))));
    }

    Page page() {
        return page;
    }

    /** Lets pages lead to another server, such as an identity provider. */
    void mayAsk(URI other) {
        authorities.add(other.getAuthority());
    }

    /** Goes to an address below {@code /console/} by loading it. */
    void load(String address) {
        page.navigate(server.resolve("/console/" + address).toString());
    }

    /** Loads an address and signs in there. */
    void signIn(String address, String key) {
        load(address);
        enter(key);
        page.locator("#content h1").waitFor();
    }

    void enter(String key) {
        field("API key").fill(key);
        press("Sign in");
    }

    /** Waits for the heading of a page and returns its text. */
    String heading() {
        return page.locator("main h1").innerText();
    }

    /** Follows a link, as everybody does. */
    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /**
     * Goes to a page within the console without a link: links go away as soon as a page learns that its session ended.
     *
     * @param page below /console/
     */
    void go(String page) {
        this.page.evaluate(
                "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }",
                "/console/" + page);
    }

    void press(String button) {
        button(button).click();
    }

    /** Clicks the control of this role. */
    void press(String name, AriaRole role) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Clicks the control of this role within another element. */
    void press(String name, AriaRole role, Locator within) {
        within.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("input, select, textarea"));
    }

    /** The section with this heading. */
    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Waits until the page shows this text. */
    Locator sees(String text) {
        Locator found = visible(page.getByText(text));
        found.waitFor();
        return found;
    }

    /** Waits until the page shows this text, and the text is a whole element's. */
    Locator sees(Pattern text) {
        Locator found = visible(page.getByText(text));
        found.waitFor();
        return found;
    }

    boolean shows(String text) {
        return visible(page.getByText(text)).isVisible();
    }

    /** The first of these elements that can be seen: the options of a list, for instance, cannot. */
    private static Locator visible(Locator all) {
        return all.filter(new Locator.FilterOptions().setVisible(true)).first();
    }

    /** Waits until an element is no longer there. */
    static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    /** Presses a key of the keyboard. */
    void key(String key) {
        page.keyboard().press(key);
    }

    /** Returns what has the focus, by its label or its text. */
    String focused() {
        return (String) page.evaluate("""
                () => {
                  const e = document.activeElement;
                  const label = e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText;
                  return (label ?? '').trim();
                }""");
    }

    /** Answers requests to paths of the admin API itself until {@link #healed}. */
    void answering(String path, int status, String body) {
        page.route(
                url -> URI.create(url).getPath().contains(path),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody(body)));
    }

    void healed() {
        page.unrouteAll();
    }

    /**
     * Requires no violation of WCAG 2.2 AA that axe finds. Of its rules, only that of contrast depends on the colour
     * scheme; it is asked again in the dark one and with forced colours.
     */
    void isAccessible() {
        if ((boolean) page.evaluate("() => typeof axe === 'undefined'")) {
            page.evaluate(AXE);
        }
        requireNone("tag", CONFORMANCE, "in the light scheme");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        requireNone("rule", CONTRAST, "in the dark scheme");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE));
        requireNone("rule", CONTRAST, "with forced colours");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    /** Runs axe by itself: its builder reads it into the page each time, and describes all that is right, too. */
    private void requireNone(String type, List<String> values, String where) {
        Object violations = page.evaluate(
                "async ([type, values]) => {"
                        + " const runOnly = { type, values };"
                        + " const found = await axe.run({ runOnly, resultTypes: ['violations'] });"
                        + " return found.violations.map(each => `${each.id}: ${each.nodes.map(node => node.html)}`); }",
                List.of(type, values));
        assertThat((List<?>) violations)
                .as("Violations " + where + " on " + page.url())
                .isEmpty();
    }

    /** Requires that nothing is cut off or has to be scrolled sideways at 320 px, nor with text of twice the size. */
    void fitsNarrowWindows() {
        page.setViewportSize(320, 800);
        assertThat(overflow()).as("At 320 px on " + page.url()).isLessThanOrEqualTo(320);
        page.setViewportSize(1280, 900);
        page.evaluate("() => document.documentElement.style.setProperty('font-size', '200%')");
        assertThat(overflow()).as("With large text on " + page.url()).isLessThanOrEqualTo(1280);
        page.evaluate("() => document.documentElement.style.removeProperty('font-size')");
    }

    private int overflow() {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
    }

    /**
     * Takes a picture for the documents, of the window or of all of the page. Names that tests make up, and addresses
     * of this machine, are replaced by those of an example meanwhile.
     */
    void picture(String name, boolean whole) {
        page.waitForFunction("() => !document.querySelector('.skeleton')");
        page.evaluate(AS_EXAMPLE, server.getAuthority());
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(whole));
        page.evaluate("() => { window.musterExample.forEach((undo) => undo()); delete window.musterExample; }");
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).isEmpty();
    }
}
