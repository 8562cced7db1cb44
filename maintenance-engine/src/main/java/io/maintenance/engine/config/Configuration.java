// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.discovery.BackendLookup;
import io.maintenance.engine.config.options.OptionVariables;
import io.maintenance.engine.config.sources.ConfigurationSources;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.config.sources.ExtensionSettings;
import io.maintenance.engine.config.sources.FileSearch;
import io.maintenance.engine.config.sources.SettingGroups;
import io.maintenance.engine.config.sources.SourceLayers;
import io.maintenance.engine.config.sources.UnknownNames;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.EffectiveValues;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SettingValues;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.settings.EffectiveSettings;
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
    private @Nullable ConfigurationReview review;

    /** Creates a configuration that reads nothing it was not told to read; what it reads of the machine is this. */
    public Configuration(Environment environment) {
        this.environment = environment;
    }

    /** Returns a configuration of its own that collected the same. */
    public Configuration copy() {
        Configuration copy = new Configuration(environment);
        copy.set.putAll(set);
        copy.frameworks.addAll(frameworks);
        copy.backend = backend;
        copy.fallback = fallback;
        copy.file = file;
        copy.classLoader = classLoader;
        copy.ambient = ambient;
        copy.oneShot = oneShot;
        return copy;
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
        if (!key.startsWith(SettingNames.PREFIX)) {
            throw new IllegalArgumentException("every setting begins with " + SettingNames.PREFIX + ": " + key);
        }
        set.put(key, Objects.requireNonNull(value, "value"));
        backend = key.equals(SettingNames.BACKEND_URL) ? null : backend;
        fallback = key.equals(SettingNames.FALLBACK_URL) ? null : fallback;
    }

    /** Sets who opens the primary, in place of a URL. */
    public void backend(MaintenanceBackendFactory factory) {
        backend = Objects.requireNonNull(factory, "factory");
        set.remove(SettingNames.BACKEND_URL);
    }

    /** Sets who opens the fallback, in place of a URL. */
    public void fallback(MaintenanceBackendFactory factory) {
        fallback = Objects.requireNonNull(factory, "factory");
        set.remove(SettingNames.FALLBACK_URL);
    }

    /** Keeps nothing on this host. */
    public void noFallback() {
        set(SettingNames.FALLBACK_URL, SettingValues.NONE);
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
        SettingsResolver resolution = new SettingsResolver(
                environment, BackendLookup.among(sources.loaders()), sources.values(), sources.problems());
        return resolution.resolve(
                new BackendOverrides(backend, fallback, oneShot),
                sources.loaders().get(0),
                sources.review().variables());
    }

    /** Returns what {@link #resolve} has found for others to read. */
    public ExtensionSettings handedOver() {
        return review().settings();
    }

    /** Returns what {@link #resolve} has noticed, also if it failed. */
    public ConfigurationReview review() {
        return Objects.requireNonNull(review, "resolved");
    }

    /** Returns where the values come from, in words, whether they are right or not. */
    public String sources() {
        Sources sources = read();
        return ConfigurationSources.of(sources.search().place(), sources.effective());
    }

    /** Returns what every setting comes to, without opening a backend. */
    public EffectiveSettings inForce() {
        Sources sources = read();
        EffectiveValues inForce = sources.values().inForce();
        ConfigurationReview noticed = sources.review();
        inForce.add(
                noticed.settings().below(SettingNames.PREFIX, noticed.groups().names()));
        if (ambient || file != null) {
            FileSearch search = sources.search();
            inForce.put(SettingNames.CONFIG, search.place().orElse(SettingValues.NONE), search.origin());
        }
        new SettingsResolver(environment, BackendLookup.among(sources.loaders()), sources.values(), sources.problems())
                .describe(
                        new BackendOverrides(backend, fallback, oneShot),
                        sources.loaders().get(0),
                        noticed.variables());
        return noticed.with(inForce);
    }

    /** What was read, and with which class loaders. */
    private record Sources(
            List<ClassLoader> loaders,
            FileSearch search,
            Map<String, SettingValue> effective,
            SettingValues values,
            ConfigurationReview review) {

        ConfigurationProblems problems() {
            return review.problems();
        }
    }

    private Sources read() {
        ConfigurationProblems problems = new ConfigurationProblems();
        List<ClassLoader> loaders = loaders(classLoader);
        SettingGroups groups = new SettingGroups(loaders);
        UnknownNames names = new UnknownNames(groups, problems);
        FileSearch search = new FileSearch(environment, loaders, names);
        Map<String, SettingValue> effective = layers(search, names).effective();
        ExtensionSettings settings =
                new ExtensionSettings(effective, surroundings().variables());
        review = new ConfigurationReview(
                settings, groups, new OptionVariables(surroundings()), surroundings(), problems);
        return new Sources(loaders, search, effective, new SettingValues(effective, problems), review);
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

    private SourceLayers layers(FileSearch search, UnknownNames names) {
        SourceLayers layers = new SourceLayers(names);
        if (file != null) {
            layers.addFile(search.named(file.toString(), "named by the program or on its command line"));
        } else if (ambient) {
            layers.addFile(search.search());
        }
        if (ambient) {
            layers.addEnvironment(environment);
            layers.addSystemProperties(environment);
        }
        frameworks.forEach(one -> layers.addNamed(one.values(), one.origin(), SourcePrecedence.FRAMEWORK));
        layers.addNamed(set, SettingValue.BY_PROGRAM, SourcePrecedence.PROGRAM);
        return layers;
    }
}
