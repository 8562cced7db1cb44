// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.InstanceOpener;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.TestSkip;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process that has the store under test open, see {@link CounterProgram}. It ends when it is closed, or this JVM does. */
final class CounterProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final int ENDS_WITHIN_SECONDS = 20;
    private static final int LONGEST_STRING = 16_000;
    private static final int LINES_SHOWN = 5;

    private final BackendUnderTest subject;
    private final Process process;
    private final DataOutputStream in;
    private final BufferedReader out;
    private final List<String> other = new ArrayList<>();

    private CounterProcess(BackendUnderTest subject, Process process) {
        this.subject = subject;
        this.process = process;
        this.in = new DataOutputStream(process.getOutputStream());
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it, and returns when it has read the store; skips the test if it cannot open it. */
    static CounterProcess start(BackendUnderTest subject) throws IOException {
        String url = subject.urlElsewhere();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath(), CounterProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        CounterProcess started = new CounterProcess(subject, process);
        try {
            started.tellAll(url);
            started.answer(CounterProgram.READY);
            return started;
        } catch (IOException | RuntimeException | AssertionError failed) {
            started.close();
            throw failed;
        }
    }

    /** Lets it count, waits until it has, and adds what it was told. */
    SharedCounter count(SharedCounter counter) throws IOException {
        in.writeUTF("go");
        in.flush();
        String numbers = answer(CounterProgram.DONE);
        int blank = numbers.indexOf(' ');
        counter.addElsewhere(
                Integer.parseInt(numbers.substring(0, blank)), Integer.parseInt(numbers.substring(blank + 1)));
        return counter;
    }

    /** Lets it close what it has open, and ends it if it does not. */
    @Override
    public void close() {
        try {
            in.close();
            process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (IOException ended) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private void tellAll(String url) throws IOException {
        InstanceOpener opener = subject.opener();
        writeStrings(System.getProperties().stringPropertyNames().stream()
                .filter(name -> System.getProperty(name, "").length() < LONGEST_STRING)
                .collect(Collectors.toMap(name -> name, System::getProperty, (a, b) -> a, TreeMap::new)));
        writeStrings(opener.settings());
        in.writeUTF(opener.namespace());
        in.writeUTF(url);
        in.writeUTF(subject.work().toString());
        in.writeUTF(subject.patience().toString());
        in.flush();
    }

    private void writeStrings(Map<String, String> strings) throws IOException {
        in.writeInt(strings.size());
        for (Map.Entry<String, String> each : strings.entrySet()) {
            in.writeUTF(each.getKey());
            in.writeUTF(each.getValue());
        }
    }

    /** Returns the rest of the line that says this, and fails the rule if it says something else. */
    private String answer(String wanted) {
        CallOutcome<String> line = CallOutcome.of(subject.limit().plus(STARTS_WITHIN), this::nextLine);
        String said = line.value() == null ? "it said nothing: " + line : line.value();
        TestSkip.unless(
                !said.startsWith(CounterProgram.UNOPENED),
                "another process cannot open the backend: " + said.substring(said.indexOf(' ') + 1));
        if (!said.startsWith(wanted + " ")) {
            throw Requirement.failure(
                    "While this process has the store open, another one cannot use it: " + said + ".",
                    "traits() say that other processes share the store. Is it locked for one alone? If only one process"
                            + " can have it, its reach is PROCESS. " + MessageText.SLOW_MACHINE);
        }
        return said.substring(wanted.length() + 1);
    }

    private String nextLine() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(CounterProgram.MARK)) {
                return line.substring(CounterProgram.MARK.length());
            }
            other.add(line);
        }
        int shown = Math.max(0, other.size() - LINES_SHOWN);
        return "it ended, after it printed " + other.subList(shown, other.size());
    }

    /** Everything that this JVM has, modules too: there they are as good as jars. */
    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
