// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.ConfigurationException;
import io.maintenance.SettingsInForce;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
    private HandedOver handedOver = HandedOver.NOTHING;

    /** Creates a configuration that reads nothing it was not told to read, the state directory's name excepted. */
    public Configuration() {
        this(Environment.real());
    }

    Configuration(Environment environment) {
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
        Problems problems = new Problems();
        List<ClassLoader> loaders = loaders(classLoader);
        Map<String, Given> effective =
                layers(search(loaders, problems), problems).effective();
        handedOver = new HandedOver(effective, surroundings().variables());
        Values values = new Values(effective, problems);
        Resolution resolution = new Resolution(environment, Discovery.among(loaders), values, problems);
        return resolution.resolve(new Handed(backend, fallback), loaders.get(0));
    }

    /** Returns what {@link #resolve} has found for others to read. */
    public HandedOver handedOver() {
        return handedOver;
    }

    /** Returns where the values come from, whether they are right or not. */
    public Survey survey() {
        Problems unheard = new Problems(); // resolve() reports them
        FileSearch search = search(loaders(classLoader), unheard);
        Layers layers = layers(search, unheard);
        return Survey.of(search.place(), layers.effective(), surroundings());
    }

    /**
     * Returns what every setting comes to, without opening a backend.
     *
     * @param others names that environment variables may give to those who build on the switch
     */
    public SettingsInForce inForce(Collection<String> others) {
        Problems problems = new Problems();
        List<ClassLoader> loaders = loaders(classLoader);
        FileSearch search = search(loaders, problems);
        Map<String, Given> effective = layers(search, problems).effective();
        Values values = new Values(effective, problems);
        InForce inForce = values.inForce();
        inForce.add(new HandedOver(effective, surroundings().variables()).below(Keys.PREFIX, others));
        if (ambient || file != null) {
            inForce.put(Keys.CONFIG, search.place().orElse(Values.NONE), search.origin());
        }
        new Resolution(environment, Discovery.among(loaders), values, problems)
                .describe(new Handed(backend, fallback), loaders.get(0));
        return new SettingsInForce(inForce.all(), problems.all(), Survey.unread(surroundings(), others));
    }

    /** Returns what is read of the machine. */
    private Environment surroundings() {
        return ambient ? environment : Environment.NONE;
    }

    private FileSearch search(List<ClassLoader> loaders, Problems problems) {
        return new FileSearch(environment, loaders, problems);
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

    private Layers layers(FileSearch search, Problems problems) {
        Layers layers = new Layers(problems);
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
