// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.DurationText;
import io.maintenance.engine.config.sources.FileErrorText;
import io.maintenance.engine.config.value.EffectiveValues;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.NameSuggestion;
import io.maintenance.spi.Secret;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of one store, as its backend reads them. Once it is finished it no longer changes, so that a backend may
 * ask for the password from any thread.
 */
public final class OptionsReader implements BackendOptions {

    private static final String TIMEOUT = "timeout";
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<String> OUTSIDE_GROUPS = Set.of(TIMEOUT, "user", "password", "password-file");

    private final StoreSection section;
    private final BackendContext frame;
    private final OptionTable table;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();
    private final Duration timeout;
    private final boolean inspecting;
    private boolean timeoutIsRight;
    int defaultPort; // 0 until the hosts are asked for
    private volatile boolean finished;

    /** Returns the options from which a backend is opened. */
    public static OptionsReader of(StoreSection section, BackendContext frame) {
        return new OptionsReader(section, frame, false);
    }

    /** Returns the options for a backend that reads them and is then stopped: {@link #finish} throws although all is right. */
    static OptionsReader inspecting(StoreSection section, BackendContext frame) {
        return new OptionsReader(section, frame, true);
    }

    private OptionsReader(StoreSection section, BackendContext frame, boolean inspecting) {
        this.inspecting = inspecting;
        this.section = section;
        this.frame = frame;
        this.table = new OptionTable(section, frame.variables());
        this.timeout = readTimeout();
    }

    @Override
    public String scheme() {
        return section.url() == null ? "" : section.url().scheme();
    }

    @Override
    public String namespace() {
        return frame.namespace();
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public ClassLoader classLoader() {
        return frame.classLoader();
    }

    @Override
    public List<HostPort> hosts(int defaultPort) {
        this.defaultPort = defaultPort;
        return section.hosts(defaultPort);
    }

    @Override
    public String path() {
        return section.url() == null ? "" : section.url().path();
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(ask("user")).map(BackendOption::text);
    }

    @Override
    public Optional<Secret> password() {
        BackendOption password = ask("password");
        BackendOption file = ask("password-file");
        if (password != null || file == null) {
            return Optional.ofNullable(password)
                    .map(BackendOption::text)
                    .filter(text -> !text.isEmpty())
                    .map(Secret::of);
        }
        return resolve(file).flatMap(path -> passwordIn(path, file));
    }

    @Override
    public String text(String name, String byDefault) {
        BackendOption option = ask(name);
        return option == null ? byDefault : option.text();
    }

    @Override
    public int number(String name, int byDefault, int min, int max) {
        BackendOption option = ask(name);
        if (option == null) {
            return byDefault;
        }
        if (option.text().matches("-?[0-9]{1,9}|-?[0-9]{10}")) {
            long number = Long.parseLong(option.text());
            if (number >= min && number <= max) {
                return (int) number;
            }
        }
        wrong(option, "it must be a whole number from " + min + " to " + max);
        return byDefault;
    }

    @Override
    public Duration duration(String name, Duration byDefault) {
        BackendOption option = ask(name);
        if (option == null) {
            return byDefault;
        }
        try {
            return DurationText.parse(option.text());
        } catch (IllegalArgumentException e) {
            wrong(option, e.getMessage());
            return byDefault;
        }
    }

    @Override
    public boolean flag(String name, boolean byDefault) {
        BackendOption option = ask(name);
        if (option != null && !option.text().matches("(?i)true|false")) {
            wrong(option, "it must be true or false");
            return byDefault;
        }
        return option == null ? byDefault : Boolean.parseBoolean(option.text());
    }

    @Override
    public Optional<Path> file(String name) {
        return Optional.ofNullable(ask(name)).flatMap(this::resolve);
    }

    @Override
    public Map<String, String> prefixed(String prefix) {
        if (!finished) {
            table.lookUpGroup(prefix);
        }
        Map<String, String> group = new LinkedHashMap<>();
        table.options().forEach((name, option) -> {
            if (name.startsWith(prefix) && !OUTSIDE_GROUPS.contains(name)) {
                asked.add(name);
                group.put(name.substring(prefix.length()), option.text());
            }
        });
        return group;
    }

    @Override
    public void problem(String option, String message) {
        BackendOption wrong = table.options().get(option);
        String safe = scrubber().scrub(message);
        if (option.isEmpty()) {
            problems.add(section.subject() + ": " + safe);
        } else {
            problems.add(
                    wrong == null ? section.prefix() + option + ": " + safe : wrong.wrong(table.isSecret(wrong), safe));
        }
    }

    @Override
    public void finish() {
        if (finished) {
            return;
        }
        finished = true;
        if (section.url() != null && !section.url().hosts().isEmpty() && defaultPort == 0) {
            problem("", "a backend of the scheme " + scheme() + " has no host: write " + scheme() + ":NAME");
        }
        table.options().values().stream()
                .filter(option -> !asked.contains(option.name()) && !table.isOverruled(option, asked))
                .forEach(option -> problems.add(unknown(option)));
        problems.addAll(0, table.problems());
        frame.variables().readBy(section.prefix(), "an option of " + section.kind());
        if (inspecting || !problems.isEmpty()) {
            throw new InvalidOptionsException(problems);
        }
    }

    SecretScrubber scrubber() {
        return table.scrubber();
    }

    /** Notes what is known of the options once a backend has asked for them: which count. */
    public void describe(EffectiveValues inForce) {
        inForce.addWritten(table.ofEnvironment());
        table.overridden().forEach(name -> inForce.remove(section.prefix() + name));
        BackendOption option = table.options().get(TIMEOUT);
        String key = section.prefix() + TIMEOUT;
        if (option == null) {
            inForce.byDefault(key, DurationText.format(timeout));
        } else if (timeoutIsRight) {
            String origin = option.given().origin();
            inForce.put(key, DurationText.format(timeout), option.inUrl() ? option.setting() + ", " + origin : origin);
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "options of " + section.shown();
    }

    private @Nullable BackendOption ask(String name) {
        if (!finished && asked.add(name)) {
            table.lookUp(name);
        }
        return table.options().get(name);
    }

    private Duration readTimeout() {
        Duration byDefault = section.traits().timeout();
        int before = problems.size();
        Duration read = duration(TIMEOUT, byDefault);
        if (read.compareTo(SHORTEST) < 0 || read.compareTo(LONGEST) > 0) {
            problem(TIMEOUT, "it must be from 10ms to 30s");
            return byDefault;
        }
        timeoutIsRight = problems.size() == before;
        return read;
    }

    private Optional<Path> resolve(BackendOption option) {
        try {
            return Optional.of(frame.workingDirectory().resolve(option.text()).normalize());
        } catch (InvalidPathException e) {
            wrong(option, "this machine cannot have such a path: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<Secret> passwordIn(Path path, BackendOption option) {
        try {
            Secret password = SecretFile.read(path);
            scrubber().learn(password);
            return Optional.of(password);
        } catch (IOException e) {
            String why = "the password file " + path + " cannot be used: " + FileErrorText.reason(e);
            if (finished) {
                throw new BackendException(BackendException.Kind.REJECTED, why, e);
            }
            wrong(option, why);
            return Optional.empty();
        }
    }

    private void wrong(BackendOption option, @Nullable String why) {
        if (!finished) {
            problems.add(option.wrong(table.isSecret(option), String.valueOf(why)));
        }
    }

    private String unknown(BackendOption option) {
        // The address itself is asked for before the options, so that it is not among what this backend asked for.
        Set<String> names = new TreeSet<>(asked);
        if (!option.inUrl()) {
            names.add("url");
        }
        String suggestion = NameSuggestion.typo(option.name(), names)
                .map(name -> "did you mean " + (option.inUrl() ? name : section.prefix() + name) + "?")
                .orElseGet(() -> "it knows " + String.join(", ", asked));
        return option.named() + " is not an option of " + section.kind() + " ("
                + option.given().origin() + "): " + suggestion;
    }
}
