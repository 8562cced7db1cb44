// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that come through one server at once. */
class ConcurrentChangeTest {

    private static final String EVERYTHING = "/api/maintenance-mode";
    private static final String SCOPE = "/api/v1/scopes/global";
    private static final String HOLDER = SCOPE + "/holders/operator";

    @TempDir
    Path directory;

    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AdminServer(directory, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ofFiftyPostsAndDeletesOneOfTheStatesSentIsLeft() throws Exception {
        List<Integer> statuses = atOnce(
                50,
                i -> i % 2 == 0
                        ? server.write("POST", EVERYTHING, "{\"reason\": \"number " + i + "\"}")
                                .status()
                        : server.write("DELETE", EVERYTHING, "").status());

        assertThat(statuses).containsOnly(200);
        Map<String, Object> state = server.send("GET", EVERYTHING, "").json();
        var activations = server.maintenance.status().activations();
        assertThat(activations).hasSize(1);
        assertThat(state).containsEntry("enabled", activations.get(0).on());
        if (activations.get(0).on()) {
            assertThat(activations.get(0).reason()).matches("number [0-9]*[02468]");
        }
    }

    @Test
    void ofFiftyChangesWithOneTagOneIsMade() throws Exception {
        String tag = server.write("GET", SCOPE, "").header("ETag");

        List<Integer> statuses =
                atOnce(50, i -> server.write("PUT", HOLDER, "{\"reason\": \"" + i + "\"}", "If-Match", tag)
                        .status());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(each -> each == 412)).hasSize(49);
    }

    @Test
    void noChangeIsLostWhereEachIsMadeOnWhatWasRead() throws Exception {
        int clients = 12;

        List<Integer> tries = atOnce(clients, i -> {
            int count = 1;
            while (!increment()) {
                count++;
            }
            return count;
        });

        assertThat(tries).hasSize(clients);
        assertThat(server.maintenance.status().newest().orElseThrow().attributes())
                .containsEntry("count", String.valueOf(clients));
    }

    @Test
    void aChangeWithoutTagIsNotOverwrittenByOneWithAnOldTag() throws Exception {
        String tag = server.write("GET", SCOPE, "").header("ETag");
        server.write("PUT", SCOPE + "/addresses", "{\"addresses\": [\"10.0.0.1\"]}");

        Reply late = server.write("PUT", HOLDER, "{\"addresses\": []}", "If-Match", tag);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isNotEqualTo(tag);
        assertThat(server.maintenance.addresses()).hasSize(1);
    }

    /** Reads a number and writes the next, unless somebody else did meanwhile. */
    private boolean increment() throws IOException, InterruptedException {
        Reply read = server.write("GET", SCOPE, "");
        int next = Integer.parseInt(read.text().replaceFirst("(?s).*\"count\":\"([0-9]+)\".*|.*", "0$1")) + 1;
        Reply written = server.write(
                "PUT", HOLDER, "{\"attributes\": {\"count\": \"" + next + "\"}}", "If-Match", read.header("ETag"));
        assertThat(written.status()).isIn(200, 412);
        return written.status() == 200;
    }

    private interface Task {

        int run(int number) throws IOException, InterruptedException;
    }

    private static List<Integer> atOnce(int times, Task task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<Integer>) () -> task.run(i))
                    .toList();
            List<Integer> results = new java.util.ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(tasks)) {
                results.add(Objects.requireNonNull(each.get()));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
