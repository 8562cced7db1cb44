// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.ConfigurationException;
import io.maintenance.SettingsInForce;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what configures one switch, from all sources, and resolves it. A later call wins over an earlier one. Of the
 * sources the order is: {@link #set} and what is handed in, {@link #values}, then of {@link #ambient} the system
 * properties, the environment and the file. Not thread-safe.
 */
public final class Configuration {

    private final Environment environment;
    private final Map<String, String> set = new TreeMap<>();
    private final List<Framework> frameworks = new ArrayList<>();
    private @Nullable MaintenanceBackendFactory backend;
    private @Nullable MaintenanceBackendFactory fallback;
    private @Nullable Path file;
    private @Nullable ClassLoader classLoader;
    private boolean ambient;
    private boolean oneShot;
    private @Nullable Review review;

    /** Creates a configuration that reads nothing it was not told to read; what it reads of the machine is this. */
    public Configuration(Environment environment) {
        this.environment = environment;
    }

    /** Reads system properties, the environment and one properties file. */
    public void ambient() {
        ambient = true;
    }

    /** Reads this properties file; with {@link #ambient}, in place of the one that would be searched for. */
    public void file(Path named) {
        file = Objects.requireNonNull(named, "file");
    }

    /** Reads the {@code maintenance.*} names of a framework's configuration; other names are not ours. */
    public void values(Map<String, String> values, String origin) {
        Map<String, String> copy = new HashMap<>(values);
        copy.values().removeIf(Objects::isNull);
        frameworks.add(new Framework(copy, Objects.requireNonNull(origin, "origin")));
    }

    /** Sets one setting, by its name with the prefix {@code maintenance.}. It wins over every other source. */
    public void set(String key, String value) {
        if (!key.startsWith(Keys.PREFIX)) {
            throw new IllegalArgumentException("every setting begins with " + Keys.PREFIX + ": " + key);
        }
        set.put(key, Objects.requireNonNull(value, "value"));
        backend = key.equals(Keys.BACKEND_URL) ? null : backend;
        fallback = key.equals(Keys.FALLBACK_URL) ? null : fallback;
    }

    /** Sets who opens the primary, in place of a URL. */
    public void backend(MaintenanceBackendFactory factory) {
        backend = Objects.requireNonNull(factory, "factory");
        set.remove(Keys.BACKEND_URL);
    }

    /** Sets who opens the fallback, in place of a URL. */
    public void fallback(MaintenanceBackendFactory factory) {
        fallback = Objects.requireNonNull(factory, "factory");
        set.remove(Keys.FALLBACK_URL);
    }

    /** Keeps nothing on this host. */
    public void noFallback() {
        set(Keys.FALLBACK_URL, Values.NONE);
    }

    /** Says that this is for a short-lived program, which is not told that it could use other backends. */
    public void oneShot() {
        oneShot = true;
    }

    /** Sets the class loader that is asked first for backends and for the file on the class path. */
    public void classLoader(ClassLoader loader) {
        classLoader = Objects.requireNonNull(loader, "loader");
    }

    /**
     * Resolves every setting and opens the backends, which the caller closes.
     *
     * @throws ConfigurationException with every mistake of every source; then nothing is left open
     */
    public Settings resolve() {
        Sources sources = read();
        Resolution resolution =
                new Resolution(environment, Discovery.among(sources.loaders()), sources.values(), sources.problems());
        return resolution.resolve(
                new Handed(backend, fallback, oneShot),
                sources.loaders().get(0),
                sources.review().variables());
    }

    /** Returns what {@link #resolve} has found for others to read. */
    public HandedOver handedOver() {
        return review().settings();
    }

    /** Returns what {@link #resolve} has noticed, also if it failed. */
    public Review review() {
        return Objects.requireNonNull(review, "resolved");
    }

    /** Returns where the values come from, in words, whether they are right or not. */
    public String sources() {
        Sources sources = read();
        return Survey.of(sources.search().place(), sources.effective());
    }

    /** Returns what every setting comes to, without opening a backend. */
    public SettingsInForce inForce() {
        Sources sources = read();
        InForce inForce = sources.values().inForce();
        Review noticed = sources.review();
        inForce.add(noticed.settings().below(Keys.PREFIX, noticed.groups().names()));
        if (ambient || file != null) {
            FileSearch search = sources.search();
            inForce.put(Keys.CONFIG, search.place().orElse(Values.NONE), search.origin());
        }
        new Resolution(environment, Discovery.among(sources.loaders()), sources.values(), sources.problems())
                .describe(
                        new Handed(backend, fallback, oneShot),
                        sources.loaders().get(0),
                        noticed.variables());
        return noticed.with(inForce);
    }

    /** What was read, and with which class loaders. */
    private record Sources(
            List<ClassLoader> loaders, FileSearch search, Map<String, Given> effective, Values values, Review review) {

        Problems problems() {
            return review.problems();
        }
    }

    private Sources read() {
        Problems problems = new Problems();
        List<ClassLoader> loaders = loaders(classLoader);
        SettingGroups groups = new SettingGroups(loaders);
        UnknownNames names = new UnknownNames(groups, problems);
        FileSearch search = new FileSearch(environment, loaders, names);
        Map<String, Given> effective = layers(search, names).effective();
        HandedOver settings = new HandedOver(effective, surroundings().variables());
        review = new Review(settings, groups, new OptionVariables(surroundings()), surroundings(), problems);
        return new Sources(loaders, search, effective, new Values(effective, problems), review);
    }

    /** Returns what is read of the machine. */
    private Environment surroundings() {
        return ambient ? environment : Environment.NONE;
    }

    /** Returns the class loaders to ask: the builder's, the context's, this library's own. */
    static List<ClassLoader> loaders(@Nullable ClassLoader builders) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        List<ClassLoader> loaders = new ArrayList<>();
        Stream.of(builders, context, Configuration.class.getClassLoader())
                .filter(Objects::nonNull)
                .forEach(loaders::add);
        return loaders;
    }

    /** The values may be secrets, so that nobody prints this. */
    private record Framework(Map<String, String> values, String origin) {

        @Override
        public String toString() {
            return origin;
        }
    }

    private Layers layers(FileSearch search, UnknownNames names) {
        Layers layers = new Layers(names);
        if (file != null) {
            layers.addFile(search.named(file.toString(), "named by the program or on its command line"));
        } else if (ambient) {
            layers.addFile(search.search());
        }
        if (ambient) {
            layers.addEnvironment(environment);
            layers.addSystemProperties(environment);
        }
        frameworks.forEach(one -> layers.addNamed(one.values(), one.origin(), Rank.FRAMEWORK));
        layers.addNamed(set, Given.BY_PROGRAM, Rank.PROGRAM);
        return layers;
    }
}
