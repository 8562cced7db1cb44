// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process, and the shell that keeps it. The shell waits for commands; when there are no more, because this JVM died,
 * however it died, it kills the child and removes its data.
 */
final class ChildProcess implements AutoCloseable {

    private static final String OUTPUT = "output.txt";
    private static final String SCRIPT =
            """
            directory=$1; shift
            "$@" > "$directory/output.txt" 2>&1 < /dev/null &
            child=$!
            runs() { # one of its threads still does, where the system tells
                for thread in /proc/$child/task/[0-9]*; do
                    { read -r line < "$thread/stat"; } 2> /dev/null || continue
                    line=${line##*) }
                    case $line in T*) ;; *) return 0 ;; esac
                done
                return 1
            }
            while read -r signal; do
                [ "$signal" != END ] || break
                jobs > /dev/null # lets go of a child that has ended
                kill -"$signal" $child 2> /dev/null && answer=done || answer=gone
                looks=0 # a signal stops a thread some time after it was sent
                while [ "$signal" = STOP ] && [ $looks -lt 10000 ] && runs; do looks=$((looks + 1)); done
                echo $answer
            done
            kill -KILL $child 2> /dev/null
            wait $child
            [ "$signal" = END ] || rm -rf "$directory"
            """;

    private static final int LINES_SHOWN = 20;
    private static final int ENDS_WITHIN_SECONDS = 10;

    private final Process shell;
    private final Writer commands;
    private final BufferedReader answers;

    private ChildProcess(Process shell) {
        this.shell = shell;
        this.commands = shell.outputWriter(StandardCharsets.UTF_8);
        this.answers = shell.inputReader(StandardCharsets.UTF_8);
    }

    static ChildProcess start(List<String> command, Path directory) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "keeper", directory.toString()));
        all.addAll(command);
        try {
            return new ChildProcess(new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("A server is started through /bin/sh, which failed", e);
        }
    }

    /** Tells whether the child runs, hung or not. */
    boolean isAlive() {
        return signal("0");
    }

    /** Sends the child a signal, and returns whether it was there to get it. */
    boolean signal(String name) {
        try {
            commands.write(name + "\n");
            commands.flush();
            return "done".equals(answers.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills the child and waits until it has ended; the data stay. */
    @Override
    public void close() {
        try {
            commands.write("END\n");
            commands.close();
            if (!shell.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Returns the end of what was printed. */
    static String tail(Path directory) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve(OUTPUT), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(nothing: " + e + ")";
        }
    }
}
