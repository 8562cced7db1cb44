// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowListTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void theListIsReplacedUnlessItIsToBeAddedTo() {
        assertThat(shell.run("allow-ips", "203.0.113.7", "203.0.113.8").out())
                .startsWith("Set exempt IP-addresses: 203.0.113.7 203.0.113.8\n");
        assertThat(shell.run("allow-ips", "198.51.100.1").out())
                .startsWith("Set exempt IP-addresses: 198.51.100.1\n")
                .contains("Added      198.51.100.1", "Removed    203.0.113.7 203.0.113.8");
        assertThat(shell.run("allow-ips", "--add", "2001:db8::/32").out())
                .startsWith("Set exempt IP-addresses: 198.51.100.1 2001:db8::/32\n");
        assertThat(shell.run("allow-ips", "--remove", "198.51.100.1").out())
                .startsWith("Set exempt IP-addresses: 2001:db8::/32\n");
        assertThat(shell.run("allow-ips", "--none").out()).startsWith("Set exempt IP-addresses: none\n");
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void hostBitsAreClearedAndThatIsShown() {
        CommandOutput run = shell.run("allow-ips", "10.0.0.1/8");

        assertThat(run.out())
                .startsWith("Set exempt IP-addresses: 10.0.0.0/8\n")
                .contains("10.0.0.1/8 -> 10.0.0.0/8");
    }

    @Test
    void whatIsNoAddressIsRefusedWithAHintAndNothingIsChanged() {
        shell.run("allow-ips", "203.0.113.7");

        for (String bad : List.of("10.0.0", "010.0.0.1", "localhost", "1.2.3.4/33", "", "0.0.0.0/0")) {
            CommandOutput enabled = shell.run("enable", "--ip", "203.0.113.8", "--ip", bad);

            assertThat(enabled.exit()).as("%s", enabled).isEqualTo(2);
            assertThat(enabled.err()).startsWith("maintenance: --ip: ").contains(bad);
        }
        assertThat(shell.run("allow-ips", "--add", "localhost").exit()).isEqualTo(2);
        assertThat(shell.run("status").out())
                .startsWith("Status: maintenance mode is not active\nList of exempt IP-addresses: 203.0.113.7\n");
    }

    @Test
    void everyBadAddressIsNamed() {
        CommandOutput run = shell.run("enable", "--ip", "10.0.0,203.0.113.7,localhost", "--json");

        assertThat(run.json().get("error")).asString().contains("10.0.0", "localhost");
        assertThat(run.err()).contains("10.0.0", "localhost");
    }

    /** Some are processes of their own, which wait for each other in another way. */
    private CommandOutput add(String ip) {
        String[] args = {"allow-ips", "--add", ip};
        return ip.endsWith("5") || ip.endsWith("0") ? shell.process(args) : shell.run(args);
    }

    @Test
    void twentyThatAddAtOnceAreAllHeard() throws Exception {
        List<String> addresses =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "198.51.100." + i).toList();
        ExecutorService threads = Executors.newFixedThreadPool(addresses.size());
        try {
            List<CompletableFuture<CommandOutput>> runs = addresses.stream()
                    .map(ip -> CompletableFuture.supplyAsync(() -> add(ip), threads))
                    .toList();
            for (CompletableFuture<CommandOutput> run : runs) {
                assertThat(run.get().exit()).as("%s", run.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }

        String list = String.valueOf(shell.run("status", "--json").json().get("scopes"));
        assertThat(addresses).allSatisfy(ip -> assertThat(list).containsPattern(ip + "[,\\]]"));
    }
}
