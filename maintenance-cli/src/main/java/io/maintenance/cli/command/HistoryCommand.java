// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.DurationText;
import io.maintenance.cli.option.TimeReader;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.HistoryReport;
import io.maintenance.events.EventsSettings;
import io.maintenance.events.log.ChainReport;
import io.maintenance.events.log.EventLine;
import io.maintenance.events.log.EventLogReader;
import io.maintenance.events.log.LineSeal;
import io.maintenance.settings.Setting;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code history}: prints what is in the file of events, and checks whether it was altered. */
@Command(name = "history")
public final class HistoryCommand extends Subcommand {

    private static final int MOST = 100_000;
    private static final Duration DAY = Duration.ofDays(1);

    @Option(names = "--file")
    List<Path> files = new ArrayList<>();

    @Option(names = "--key-file")
    @Nullable
    String keyFile;

    @Option(names = "--scope")
    @Nullable
    String scope;

    @Option(names = "--since")
    @Nullable
    String since;

    @Option(names = "--limit")
    int limit = 100;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new UsageException("--limit is a number from 1 to " + MOST + ", and not " + limit);
        }
        Optional<Instant> begin = begin();
        Map<String, Setting> settings =
                root().builder().configuration().settings().settings();
        List<Path> read = files.isEmpty() ? List.of(configured(settings)) : files;
        EventLogReader reader = new EventLogReader(seal(settings));
        Deque<EventLine> events = new ArrayDeque<>();
        try {
            ChainReport report = reader.read(read, line -> {
                if (isWanted(line, begin)) {
                    events.add(line);
                }
                if (events.size() > limit) {
                    events.remove();
                }
            });
            return root().print(result(read, events, report));
        } catch (NoSuchFileException absent) {
            throw new UsageException(absent.getFile() + " does not exist: nothing was recorded there yet, or --file"
                    + " or maintenance.events.file names another place");
        } catch (IOException unreadable) {
            throw new UsageException("The events cannot be read: " + SecretFile.reason(unreadable));
        }
    }

    private CommandResult result(List<Path> read, Deque<EventLine> events, ChainReport report) {
        return new HistoryReport(root().timeFormat()).result(read, List.copyOf(events), report);
    }

    private boolean isWanted(EventLine line, Optional<Instant> begin) {
        return (scope == null || scope.equals(line.text("scope")))
                && begin.filter(line.time()::isBefore).isEmpty();
    }

    /** A distance is one back from now, and a time of day the last one that was. */
    private Optional<Instant> begin() {
        if (since == null) {
            return Optional.empty();
        }
        TimeReader times = root().timeReader();
        try {
            return Optional.of(times.now().minus(DurationText.parse(since.strip())));
        } catch (IllegalArgumentException noDuration) {
            return Optional.ofNullable(times.time("--since", since, times.now().minus(DAY)));
        }
    }

    private static Path configured(Map<String, Setting> settings) {
        Setting file = settings.get(EventsSettings.FILE);
        if (file == null) {
            throw new UsageException("Which file? Name it with --file, or set " + EventsSettings.FILE + ".");
        }
        return Path.of(file.value());
    }

    private LineSeal seal(Map<String, Setting> settings) {
        Setting configured = settings.get(EventsSettings.KEY_FILE);
        String file = keyFile != null || configured == null ? keyFile : configured.value();
        try {
            return file == null ? LineSeal.PLAIN : EventsSettings.readSeal(file);
        } catch (IllegalArgumentException unusable) {
            throw new UsageException("The key of the events: " + unusable.getMessage());
        }
    }
}
