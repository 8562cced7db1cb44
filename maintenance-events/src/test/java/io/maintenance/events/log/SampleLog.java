// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file of events with a line for each of some scopes, whose lines a test takes apart. */
final class SampleLog {

    static final Instant NOW = Instant.parse("2026-11-21T19:30:00Z");

    final Path file;
    private final LineSeal seal;

    SampleLog(Path file, LineSeal seal) {
        this.file = file;
        this.seal = seal;
    }

    /** Returns a log of a first line that begins the file, and one for each scope. */
    static SampleLog of(Path file, String... scopes) {
        SampleLog log = new SampleLog(file, LineSeal.PLAIN);
        log.append(scopes);
        return log;
    }

    void append(String... scopes) {
        try {
            for (String scope : scopes) {
                EventLine ignored = new EventLog(file, seal).append(entry(scope));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static EventEntry entry(String scope) {
        return new EventEntry("maintenance.enabled", NOW, Map.of("scope", scope));
    }

    List<String> lines() {
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void write(List<String> lines) {
        write(String.join("\n", lines) + "\n");
    }

    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ChainReport check() {
        return check(seal);
    }

    ChainReport check(LineSeal with) {
        return check(with, file);
    }

    static ChainReport check(LineSeal with, Path... files) {
        try {
            return new EventLogReader(with).read(List.of(files), line -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the problems as texts that begin with the number of their line. */
    List<String> problems() {
        return check().problems().stream()
                .map(each -> each.line() + " " + each.text())
                .toList();
    }
}
