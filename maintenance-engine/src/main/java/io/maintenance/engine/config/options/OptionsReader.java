// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.DurationText;
import io.maintenance.SettingType;
import io.maintenance.engine.config.sources.FileErrorText;
import io.maintenance.engine.config.value.EffectiveValues;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.Secret;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of one store, as its backend reads them. Once it is finished it no longer changes, so that a backend may
 * ask for the password from any thread.
 */
public final class OptionsReader implements BackendOptions {

    private static final String TIMEOUT = "timeout";
    private static final SettingType<Duration> TIMEOUTS =
            SettingType.duration(Duration.ofMillis(10), Duration.ofSeconds(30));
    private static final Set<String> OUTSIDE_GROUPS = Set.of(TIMEOUT, "user", "password", "password-file");

    private final StoreSection section;
    private final BackendContext context;
    private final OptionTable table;
    private final OptionProblems problems;
    private final Set<String> asked = new TreeSet<>();
    private final Duration timeout;
    private final boolean inspecting;
    private boolean timeoutIsRight;
    int defaultPort; // 0 until the hosts are asked for
    private volatile boolean finished;

    /** Returns the options from which a backend is opened. */
    public static OptionsReader of(StoreSection section, BackendContext context) {
        return new OptionsReader(section, context, false);
    }

    /** Returns the options for a backend that reads them and is then stopped: {@link #finish} throws although all is right. */
    static OptionsReader inspecting(StoreSection section, BackendContext context) {
        return new OptionsReader(section, context, true);
    }

    private OptionsReader(StoreSection section, BackendContext context, boolean inspecting) {
        this.inspecting = inspecting;
        this.section = section;
        this.context = context;
        this.table = new OptionTable(section, context.variables());
        this.problems = new OptionProblems(section, table);
        this.timeout = readTimeout();
    }

    @Override
    public String scheme() {
        return section.url() == null ? "" : section.url().scheme();
    }

    @Override
    public String namespace() {
        return context.namespace();
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public ClassLoader classLoader() {
        return context.classLoader();
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
        return read(file, this::resolve).flatMap(path -> passwordIn(path, file));
    }

    @Override
    public String text(String name, String byDefault) {
        BackendOption option = ask(name);
        return option == null ? byDefault : option.text();
    }

    @Override
    public int number(String name, int byDefault, int min, int max) {
        return value(name, SettingType.number(min, max), byDefault);
    }

    @Override
    public Duration duration(String name, Duration byDefault) {
        return value(name, SettingType.duration(), byDefault);
    }

    @Override
    public boolean flag(String name, boolean byDefault) {
        return value(name, SettingType.flag(), byDefault);
    }

    @Override
    public Optional<Path> file(String name) {
        return Optional.ofNullable(ask(name)).flatMap(option -> read(option, this::resolve));
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
        problems.add(option, scrubber().scrub(message));
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
                .forEach(option -> problems.unknown(option, asked));
        context.variables().readBy(section.prefix(), "an option of " + section.kind());
        List<String> all = problems.all();
        if (inspecting || !all.isEmpty()) {
            throw new InvalidOptionsException(all);
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
        Optional<Duration> read = Optional.ofNullable(ask(TIMEOUT)).flatMap(option -> read(option, TIMEOUTS::parse));
        timeoutIsRight = read.isPresent();
        return read.orElse(section.traits().timeout());
    }

    private <T> T value(String name, SettingType<T> type, T byDefault) {
        return Optional.ofNullable(ask(name))
                .flatMap(option -> read(option, type::parse))
                .orElse(byDefault);
    }

    /** Returns the value of an option; empty if it is wrong, which is noted. */
    private <T> Optional<T> read(BackendOption option, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(option.text()));
        } catch (IllegalArgumentException e) {
            wrong(option, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Path resolve(String text) {
        try {
            return context.workingDirectory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this machine cannot have such a path: " + e.getReason());
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

    private void wrong(BackendOption option, String why) {
        if (!finished) {
            problems.wrong(option, why);
        }
    }
}
