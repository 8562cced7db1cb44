// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the values of a configuration come from.
 *
 * @param sources the sources that were found, in words, the properties file first
 * @param unread environment variables that begin like ours and are none, each with the nearest of ours
 */
public record Survey(String sources, SortedMap<String, String> unread) {

    private static final String NO_FILE = "no properties file: " + FileSearch.NONE;

    private static final String PREFIX = "MAINTENANCE_";

    /** Read by others than this configuration: the launcher, the state directory, and what has its own names. */
    private static final Set<String> ELSEWHERE =
            Set.of(StateDirectory.VARIABLE, PREFIX + "JAVA_OPTS", Keys.variable(Keys.CONFIG));

    private static final String HTTP = PREFIX + "HTTP_";

    /** Kubernetes tells each container of the services beside it, of one called {@code maintenance} too. */
    private static final Pattern INJECTED =
            Pattern.compile(".*_(PORT|SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.+)?)");

    /** Copies the variables. */
    public Survey {
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    }

    static Survey of(Optional<String> file, Map<String, Given> effective, Environment environment) {
        Map<Rank, Integer> counts = new EnumMap<>(Rank.class);
        effective.values().forEach(given -> counts.merge(given.rank(), 1, Integer::sum));
        List<String> sources = new ArrayList<>();
        sources.add(file.map(name -> name + counted(counts.getOrDefault(Rank.FILE, 0)))
                .orElse(NO_FILE));
        counts.forEach((rank, count) -> named(rank).ifPresent(name -> sources.add(name + counted(count))));
        return new Survey(String.join("; ", sources), unread(environment, Set.of()));
    }

    private static String counted(int settings) {
        return " (" + settings + (settings == 1 ? " setting)" : " settings)");
    }

    private static Optional<String> named(Rank rank) {
        return switch (rank) {
            case DEFAULT, FILE -> Optional.empty();
            case ENVIRONMENT -> Optional.of("environment variables");
            case SYSTEM -> Optional.of("system properties");
            case FRAMEWORK -> Optional.of("the program's own configuration");
            case PROGRAM -> Optional.of("the program or its command line");
        };
    }

    /**
     * Returns the variables that begin like ours and are none, each with the nearest of ours.
     *
     * @param others names that are read beside ours; if there are none, whatever may be another's is
     */
    static SortedMap<String, String> unread(Environment environment, Collection<String> others) {
        Set<String> names = new TreeSet<>(Keys.ALL);
        names.addAll(others);
        Set<String> read = names.stream().map(Keys::variable).collect(Collectors.toSet());
        SortedMap<String, String> unread = new TreeMap<>();
        environment.variables().keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !read.contains(name) && !isElsewhere(name))
                .filter(name -> !others.isEmpty() || !name.startsWith(HTTP))
                .forEach(name -> unread.put(name, nearest(name, names)));
        return unread;
    }

    private static boolean isElsewhere(String variable) {
        return ELSEWHERE.contains(variable) || INJECTED.matcher(variable).matches();
    }

    private static String nearest(String variable, Set<String> names) {
        String name = Keys.PREFIX + variable.substring(PREFIX.length());
        return Keys.variable(Nearest.of(name, names).orElseThrow());
    }
}
