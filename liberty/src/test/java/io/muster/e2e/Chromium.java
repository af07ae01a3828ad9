package io.muster.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The browser of Debian's package, one for all tests of the JVM. */
final class Chromium {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path NODE = Path.of("target/playwright/driver/linux/node");

    private static @Nullable Browser browser;

    private Chromium() {}

    /** Named by {@link InChromium}. */
    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static synchronized Browser browser() {
        Browser running = browser;
        if (running == null) {
            System.setProperty("playwright.nodejs.path", NODE.toAbsolutePath().toString());
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            // tests may run as root, whom Chromium's own sandbox refuses
                            .setArgs(List.of("--no-sandbox")));
            browser = running;
        }
        return running;
    }
}
