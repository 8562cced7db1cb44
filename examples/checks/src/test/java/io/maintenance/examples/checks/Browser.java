// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium that nobody sees, with a profile of its own.
 *
 * @param driver ends it
 */
record Browser(ChromeDriver driver) implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");

    /** It and its driver are on the path; nothing is downloaded. */
    static Browser start(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        options.setBinary(onPath("chromium").toString());
        System.setProperty("webdriver.chrome.driver", onPath("chromedriver").toString());
        return new Browser(new ChromeDriver(options));
    }

    private static File onPath(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(directory -> new File(directory, program))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no " + program + " on PATH: apt-get install chromium chromium-driver"));
    }

    /** Sets what the visitor's device is like. */
    void become(int width, String colours, String timeZone) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 760, "deviceScaleFactor", 1, "mobile", width < 600));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
        command("Emulation.setTimezoneOverride", Map.of("timezoneId", timeZone));
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** Evaluates an expression in the page. */
    Object value(String expression) {
        return Objects.requireNonNull(driver.executeScript("return " + expression));
    }

    /** Returns what the console has said since the last call. */
    List<String> console() {
        return entries(LogType.BROWSER);
    }

    /** Returns the addresses that were asked for since the last call. */
    List<String> requests() {
        return entries(LogType.PERFORMANCE).stream()
                .filter(entry -> entry.contains("\"Network.requestWillBeSent\""))
                .map(entry -> entry.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    private List<String> entries(String log) {
        return StreamSupport.stream(driver.manage().logs().get(log).spliterator(), false)
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps a picture of what is seen, for people. */
    void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
