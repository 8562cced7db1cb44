// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.Activation;
import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.DecisionReason;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestDescription;
import io.maintenance.http.RequestTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What operators do in the console. */
@Tag("slow")
class ConsoleIT {

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
    void anOperatorTurnsItOnAndOffAgainAndIsNamed() throws Exception {
        console.signIn(ConsoleFixture.WRITER);
        console.field("#reason").sendKeys("Database migration");
        console.field("#add-me").click();
        console.field("#turn-on button[type=submit]").click();
        assertThat(browser.text("#confirm-text")).contains("shut out but 127.0.0.1", "until somebody turns it off");
        browser.picture("console-confirm");
        console.field("#confirm-yes").click();

        await().until(maintenance::isOn);
        Activation newest = maintenance.status().newest().orElseThrow();
        assertThat(newest.by()).isEqualTo("ann");
        assertThat(newest.reason()).isEqualTo("Database migration");
        assertThat(maintenance.isOnFor("127.0.0.1")).isFalse();
        await().untilAsserted(() -> assertThat(browser.text("article.on")).contains("on, full", "Database migration"));
        browser.picture("console-on");

        console.field("article.on button").click();
        console.field("#confirm-yes").click();

        await().until(() -> !maintenance.isOn());
        await().untilAsserted(() -> assertThat(browser.text("#last-changes")).contains("ann", "turned off global"));
    }

    @Test
    void theSessionOutlivesAReloadAndEndsWhenSigningOut() {
        console.signIn(ConsoleFixture.WRITER);

        console.reload();

        await().until(() -> console.field("#signed-in").isDisplayed());
        assertThat(browser.text("#who")).isEqualTo("ann (write)");
        assertThat(browser.value("document.cookie")).isEqualTo("");
        console.field("#sign-out").click();
        await().until(() -> console.field("#sign-in").isDisplayed());
        console.reload();
        await().until(() -> console.field("#sign-in").isDisplayed());
    }

    @Test
    void theAllowListIsChangedAndWhoseAddressItIsIsKnown() throws Exception {
        maintenance.enable(spec -> spec.reason("Database migration"));
        console.signIn(ConsoleFixture.WRITER);

        console.field("#let-me-in").click();
        await().until(() -> !maintenance.isOnFor("127.0.0.1"));
        console.field("#allow-addresses").sendKeys("10.0.0.0/8\n2001:db8::/32");
        console.field("#allow-add").click();
        await().until(() -> !maintenance.isOnFor("2001:db8::1"));
        await().untilAsserted(() -> assertThat(browser.text("article.on")).contains("10.0.0.0/8", "2001:db8::/32"));
        browser.picture("console-allow-list");

        console.field("button[aria-label='Remove 10.0.0.0/8 from the allow-list of global']")
                .click();
        console.field("#confirm-yes").click();

        await().until(() -> maintenance.isOnFor("10.1.2.3"));
    }

    @Test
    void whoGetsInIsExplained() throws Exception {
        maintenance.enable(spec -> spec.addresses(List.of("10.0.0.0/8")));
        console.signIn(ConsoleFixture.WRITER);

        console.field("#explain-address").sendKeys("10.1.2.3", Keys.ENTER);
        await().untilAsserted(() -> assertThat(browser.text("#explanation")).contains("Gets in"));
        browser.picture("console-explain");
        console.field("#explain-address").sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE);
        console.field("#explain-address").sendKeys(".300", Keys.ENTER);

        await().untilAsserted(() -> assertThat(browser.text("#explanation")).contains("address"));
    }

    @Test
    void everythingThatEnableTakesIsSent() {
        console.signIn(ConsoleFixture.WRITER);
        console.field("#scope").clear();
        console.field("#scope").sendKeys("store-a");
        console.field("#level").sendKeys("read-only");
        console.field("#lasting").sendKeys("90");
        console.field("#turn-on summary").click();
        console.field("#retry-after").sendKeys("120");
        console.field("#messages").sendKeys("de: Gleich zurück");
        console.field("#attributes").sendKeys("ticket: OPS-17");
        console.field("#turn-on button[type=submit]").click();
        assertThat(browser.text("#confirm-text")).contains("Changes are rejected", "after 90 minutes");
        console.field("#confirm-yes").click();

        await().until(maintenance.scope("store-a")::isOn);
        Activation made = maintenance.scope("store-a").status().newest().orElseThrow();
        assertThat(made.level()).isEqualTo(Level.READ_ONLY);
        assertThat(made.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(made.until()).isNotNull();
        assertThat(made.attributes()).containsEntry("ticket", "OPS-17").containsValue("Gleich zurück");
    }

    @Test
    void whoMayOnlyReadSeesNoButtonThatChangesAnything() {
        maintenance.enable(spec -> spec.addresses(List.of("10.0.0.0/8")));

        console.signIn(ConsoleFixture.READER);

        await().until(() -> console.field("article.on").isDisplayed());
        assertThat(browser.driver().findElements(By.cssSelector("#turn-on, #allow, article button")))
                .noneMatch(WebElement::isDisplayed);
    }

    @Test
    void aSecretIsShownOnceAndLetsItsBearerIn() {
        console.signIn(ConsoleFixture.WRITER);
        console.field("#turn-on summary").click();
        console.field("#with-secret").click();
        console.field("#turn-on button[type=submit]").click();
        assertThat(browser.text("#confirm-text")).contains("who has the secret");
        console.field("#confirm-yes").click();

        await().until(() -> console.field("#secret").isDisplayed());
        String link = browser.text("#secret code");
        RequestDescription visitor = new RequestDescription("GET", new RequestTarget("/" + link), null, null, Map.of());
        assertThat(Gate.of(maintenance).explain(visitor).decision().reason()).isEqualTo(DecisionReason.BYPASS_LINK);
        console.reload();
        await().until(() -> console.field("article.on").isDisplayed());
        assertThat(console.field("#secret").isDisplayed()).isFalse();
    }

    @Test
    void whoCancelsChangesNothing() {
        console.signIn(ConsoleFixture.WRITER);
        console.field("#turn-on button[type=submit]").click();
        assertThat(browser.text("#confirm-text")).contains("Nobody will get in, you included");

        console.field("#confirm button[value=cancel]").click();

        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void theKeyboardAloneIsEnough() {
        await().until(() -> console.field("#token").isDisplayed());
        console.field("#token").sendKeys(ConsoleFixture.WRITER, Keys.ENTER);
        await().until(() -> console.field("#signed-in").isDisplayed());
        console.field("#reason").sendKeys("Keys", Keys.ENTER);
        await().until(() -> console.field("#confirm").isDisplayed());
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);

        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);

        await().until(maintenance::isOn);
    }

    @Test
    void whatAnotherChangesIsSeenWithoutReloading() {
        console.signIn(ConsoleFixture.WRITER);

        maintenance.scope("store-a").enable(spec -> spec.message("<img src=x onerror=alert(1)>"));

        await().untilAsserted(() -> assertThat(browser.text("#scopes")).contains("store-a", "<img src=x"));
        assertThat(browser.driver().findElements(By.cssSelector("#scopes img"))).isEmpty();
    }

    @Test
    void aWrongTokenIsToldAndNothingIsShown() {
        console.send("mnt_wrong");

        await().until(() -> console.field("#sign-in-problem").isDisplayed());
        assertThat(console.field("#signed-in").isDisplayed()).isFalse();
    }
}
