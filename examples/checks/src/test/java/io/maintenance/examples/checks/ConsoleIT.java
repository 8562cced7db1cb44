// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminSettings;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.server.MaintenanceServer;
import io.maintenance.server.ServerAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What operators see and do in the console. */
@Tag("slow")
class ConsoleIT {

    private static final String SECRET = Token.newSecret();

    private static MaintenanceMode maintenance;
    private static MaintenanceServer server;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path state, @TempDir Path profile) throws Exception {
        TokenFile tokens = new TokenFile(state.resolve("tokens"));
        tokens.add(Token.of("ann", Role.WRITE, SECRET));
        maintenance = MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "a test")
                .backend("memory:console")
                .namespace("shop")
                .open();
        server = MaintenanceServer.start(maintenance, new AdminSettings(tokens), new ServerAddress("127.0.0.1", 0));
        browser = Browser.start(profile);
        browser.become(1280, "light", "Asia/Kolkata");
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
        maintenance.close();
    }

    @BeforeEach
    void open() {
        maintenance.disableAll();
        maintenance.setAddresses(List.of());
        browser.open(URI.create("http://" + server.address() + "/console"));
    }

    @Test
    void anOperatorTurnsItOnAndOffAgainAndIsNamed() throws Exception {
        signIn(SECRET);
        field("#reason").sendKeys("Database migration");
        field("#let-me-in").click();
        field("#turn-on button[type=submit]").click();
        assertThat(browser.text("#confirm-text")).contains("not on the allow-list", "until somebody turns it off");
        browser.picture("console-confirm");
        field("#confirm-yes").click();

        await().until(maintenance::isOn);
        Activation newest = maintenance.status().newest().orElseThrow();
        assertThat(newest.by()).isEqualTo("ann");
        assertThat(newest.reason()).isEqualTo("Database migration");
        assertThat(maintenance.isOnFor("127.0.0.1")).isFalse();
        await().untilAsserted(() -> assertThat(browser.text("article.on")).contains("on, full", "Database migration"));
        browser.picture("console-on");

        field("article.on button").click();
        field("#confirm-yes").click();

        await().until(() -> !maintenance.isOn());
    }

    @Test
    void whoCancelsChangesNothing() {
        signIn(SECRET);
        field("#turn-on button[type=submit]").click();
        assertThat(browser.text("#confirm-text")).contains("Nobody will get in, you included");

        field("#confirm button[value=cancel]").click();

        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void theKeyboardAloneIsEnough() {
        field("#token").sendKeys(SECRET, Keys.ENTER);
        await().until(() -> field("#signed-in").isDisplayed());
        field("#reason").sendKeys("Keys", Keys.ENTER);
        await().until(() -> field("#confirm").isDisplayed());
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);

        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);

        await().until(maintenance::isOn);
    }

    @Test
    void whatAnotherChangesIsSeenWithoutReloading() {
        signIn(SECRET);

        maintenance.scope("store-a").enable(spec -> spec.message("<img src=x onerror=alert(1)>"));

        await().untilAsserted(() -> assertThat(browser.text("#scopes")).contains("store-a", "<img src=x"));
        assertThat(browser.driver().findElements(By.cssSelector("#scopes img"))).isEmpty();
    }

    @Test
    void aWrongTokenIsToldAndNothingIsShown() {
        signIn("mnt_wrong");

        await().until(() -> field("#sign-in-problem").isDisplayed());
        assertThat(field("#signed-in").isDisplayed()).isFalse();
    }

    @Test
    void everythingComesFromHereAndTheTokenIsNeverInAnAddress() {
        browser.requests();
        browser.console();

        signIn(SECRET);
        await().until(() -> field("#signed-in").isDisplayed());

        assertThat(browser.requests())
                .allMatch(url -> url.startsWith("http://" + server.address() + "/"))
                .noneMatch(url -> url.contains(SECRET));
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, dark"})
    void nothingIsCutOff(int width, String colours) throws Exception {
        maintenance.enable(spec -> spec.reason("A".repeat(300)).addresses(List.of("2001:db8::/32", "10.0.0.1")));
        browser.become(width, colours, "Asia/Kolkata");
        signIn(SECRET);
        await().until(() -> field("article.on").isDisplayed());

        browser.picture("console-" + width + "-" + colours);

        assertThat(browser.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        browser.become(1280, "light", "Asia/Kolkata");
    }

    private static void signIn(String token) {
        field("#token").sendKeys(token);
        field("#sign-in button").click();
        if (token.equals(SECRET)) {
            await().until(() -> field("#signed-in").isDisplayed());
        }
    }

    private static WebElement field(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }
}
