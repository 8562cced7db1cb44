// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.awaitility.Awaitility.await;

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
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A server with a console, the browser of an operator before it, and the switch behind it. */
final class ConsoleFixture implements AutoCloseable {

    /** The token of {@code ann}, who may change everything. */
    static final String WRITER = Token.newSecret();

    /** The token of {@code eve}, who may look. */
    static final String READER = Token.newSecret();

    final MaintenanceMode maintenance;
    final Browser browser;
    private final MaintenanceServer server;

    ConsoleFixture(Path state, Path profile) throws Exception {
        TokenFile tokens = new TokenFile(state.resolve("tokens"));
        tokens.add(Token.of("ann", Role.WRITE, WRITER));
        tokens.add(Token.of("eve", Role.READ, READER));
        maintenance = MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "a test")
                .backend("memory:console-" + System.nanoTime())
                .namespace("shop")
                .open();
        server = MaintenanceServer.start(maintenance, new AdminSettings(tokens), new ServerAddress("127.0.0.1", 0));
        browser = Browser.start(profile);
        browser.become(1280, "light", "Asia/Kolkata");
    }

    String origin() {
        return "http://" + server.address();
    }

    /** Opens the page as somebody who was never here, while everything is off. */
    void reset() {
        maintenance.disableAll();
        maintenance.setAddresses(List.of());
        browser.open(URI.create(origin() + "/console"));
        browser.driver().manage().deleteAllCookies();
        reload();
    }

    void reload() {
        browser.open(URI.create(origin() + "/console"));
    }

    /** Sends a token, whatever comes of it. */
    void send(String token) {
        await().until(() -> field("#token").isDisplayed());
        field("#token").sendKeys(token);
        field("#sign-in button").click();
    }

    void signIn(String token) {
        send(token);
        await().until(() -> field("#where").getText().contains("shop"));
    }

    WebElement field(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    @Override
    public void close() {
        browser.close();
        server.close();
        maintenance.close();
    }
}
