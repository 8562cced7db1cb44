// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths reach the application although maintenance is on, in any container. */
abstract class PathRules extends ServletServerRules {

    PathRules() {
        super("192.0.2.1");
    }

    @BeforeEach
    void turnOff() {
        maintenance.disableAll();
        maintenance.setAddresses(List.of());
    }

    @Test
    void anExcludedPathReachesTheApplication() throws Exception {
        maintenance.enable();

        HttpReply reply = ask("GET /app/health HTTP/1.1");

        assertThat(reply.body()).isEqualTo("application: path=/health");
        assertThat(reply.header("X-Maintenance-Mode")).containsExactly("bypass");
    }

    /** Whatever the container makes of these, the application gets none of them as anything but its health. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/health/",
                "/app/health/secret",
                "/app/healthzz",
                "/app/HEALTH",
                "/app/health;x/secret",
                "/app/health/..;/secret",
                "/app/health/../secret",
                "/app/health/%2e%2e/secret",
                "/app/health%2f..%2fsecret",
                "/app/health%2f",
                "/app/health%5c..%5csecret",
                "/app/health%00",
                "/app/health%252e",
                "/app/health/.;/../secret",
                "/app/secret?/health",
                "/app/secret?path=/health",
                "/app/secret;/health",
                "/app/secret/%c0%ae%c0%ae/health",
                "/app//health/../secret",
                "/app/%ef%bc%8fhealth",
                "/app/health%20",
                "/app/health."
            })
    void noSpellingOfAnotherPathPassesForAnExcludedOne(String target) throws Exception {
        maintenance.enable();

        HttpReply reply = ask("GET " + target + " HTTP/1.1");

        assertThat(reply.isFromApplication()).as(reply.body()).isFalse();
        assertThat(reply.status()).isBetween(400, 503);
    }

    /** These are the excluded path for the container, and something else for a framework that reads what was sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/./health",
                "/app/x/../health",
                "/app/x/..;/health",
                "/app/x/%2e%2e/health",
                "/app/x;/../health",
                "/app/health;x",
                "/app/h%65alth",
                "/app/;/health",
                "/app//health",
                "//app/health",
                "/%61pp/health",
                "/x/../app/health"
            })
    void aSpellingOfTheExcludedPathThatFrameworksReadOtherwiseLeadsNowhere(String target) throws Exception {
        maintenance.enable();

        HttpReply reply = ask("GET " + target + " HTTP/1.1");

        assertThat(reply.isFromApplication()).as(reply.body()).isFalse();
        assertThat(reply.status()).isBetween(300, 503);
    }

    @Test
    void aWholeUriIsThePathInIt() throws Exception {
        maintenance.enable();

        HttpReply reply = ask("GET http://localhost/app/health HTTP/1.1");

        assertThat(reply.body()).isEqualTo("application: path=/health");
    }

    @Test
    void whatIsExcludedForGetIsSoForHead() throws Exception {
        maintenance.enable();

        HttpReply reply = ask("HEAD /app/health HTTP/1.1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-Maintenance-Mode")).containsExactly("bypass");
    }

    final HttpReply ask(String... lines) throws Exception {
        return HttpReply.to(container.port(), lines);
    }
}
