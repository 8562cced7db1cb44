// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.maintenance.MaintenanceMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console looks like, and what it asks for. */
@Tag("slow")
class ConsolePageIT {

    private static ConsoleFixture console;
    private static MaintenanceMode maintenance;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path state, @TempDir Path profile) throws Exception {
        console = new ConsoleFixture(state, profile);
        maintenance = console.maintenance;
        browser = console.browser;
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void open() {
        console.reset();
    }

    @Test
    void everythingComesFromHereAndTheTokenIsNeverInAnAddress() {
        browser.requests();
        browser.console();

        console.signIn(ConsoleFixture.WRITER);
        await().until(() -> console.field("#signed-in").isDisplayed());

        assertThat(browser.requests())
                .allMatch(url -> url.startsWith(console.origin() + "/"))
                .noneMatch(url -> url.contains(ConsoleFixture.WRITER));
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, dark"})
    void nothingIsCutOff(int width, String colours) throws Exception {
        maintenance.enable(spec -> spec.reason("A".repeat(300)).addresses(List.of("2001:db8::/32", "10.0.0.1")));
        browser.become(width, colours, "Asia/Kolkata");
        console.signIn(ConsoleFixture.WRITER);
        await().until(() -> console.field("article.on").isDisplayed());

        browser.picture("console-" + width + "-" + colours);

        assertThat(browser.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        browser.become(1280, "light", "Asia/Kolkata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aCheckerOfAccessibilityFindsNothing(String colours) {
        maintenance.enable(spec -> spec.reason("Database migration").addresses(List.of("10.0.0.0/8")));
        browser.become(1280, colours, "Asia/Kolkata");
        assertThat(violations()).isEmpty();
        console.signIn(ConsoleFixture.WRITER);
        await().until(() -> console.field("article.on").isDisplayed());
        console.field("#turn-on summary").click();

        assertThat(violations()).isEmpty();
        browser.become(1280, "light", "Asia/Kolkata");
    }

    /** What breaks WCAG 2.2 at level AA, as far as a program can tell. */
    private static List<String> violations() {
        return new AxeBuilder()
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze(browser.driver())
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }
}
