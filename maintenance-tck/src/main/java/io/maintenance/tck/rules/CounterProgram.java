// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.fixture.RetryingBackend;
import io.maintenance.tck.harness.MessageText;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The program of another process that opens the store under test and counts up in it; it is told all by its standard input. */
final class CounterProgram {

    /** How its lines begin, among those that a driver may print. */
    static final String MARK = "tck-counter ";

    static final String READY = "ready";
    static final String DONE = "done";
    static final String UNOPENED = "unopened";
    static final String FAILED = "failed";
    static final int WINS = 60;

    private CounterProgram() {}

    /** Counts until it has counted enough, the time is over, or the process that started it is gone. */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        readStrings(in).forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        Map<String, String> settings = readStrings(in);
        try (MaintenanceBackend backend = open(settings, in.readUTF(), in.readUTF())) {
            count(backend, in);
        } catch (RuntimeException | AssertionError failed) {
            say(FAILED, MessageText.failure(failed));
        }
    }

    private static MaintenanceBackend open(Map<String, String> settings, String namespace, String url) {
        try {
            return MaintenanceMode.builder()
                    .namespace(namespace)
                    .properties(settings, "the conformance kit")
                    .backend(url)
                    .configuration()
                    .openBackend();
        } catch (RuntimeException | LinkageError failed) {
            say(UNOPENED, MessageText.failure(failed));
            throw failed;
        }
    }

    private static void count(MaintenanceBackend backend, DataInputStream in) throws IOException {
        Duration work = Duration.parse(in.readUTF());
        MaintenanceBackend retrying = new RetryingBackend(backend, Duration.parse(in.readUTF()));
        SharedCounter counter = new SharedCounter(retrying, RuleGroup.STATUS);
        say(READY, String.valueOf(counter.current()));
        in.readUTF(); // when both are ready
        long end = System.nanoTime() + work.toNanos();
        while (counter.won() < WINS && (counter.isUntouched() || System.nanoTime() < end)) {
            counter.increment(retrying, backend);
        }
        say(DONE, counter.won() + " " + counter.unknown());
    }

    private static void say(String what, String more) {
        System.out.println(MARK + what + " " + more.replaceAll("\\s+", " "));
        System.out.flush();
    }

    private static Map<String, String> readStrings(DataInputStream in) throws IOException {
        Map<String, String> strings = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            strings.put(in.readUTF(), in.readUTF());
        }
        return strings;
    }
}
