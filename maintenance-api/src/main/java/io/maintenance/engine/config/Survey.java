// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the values of a configuration come from.
 *
 * @param sources the sources that were found, in words, the properties file first
 * @param unread environment variables that begin like ours and are none, each with the nearest of ours
 */
public record Survey(String sources, SortedMap<String, String> unread) {

    private static final String NO_FILE =
            "no properties file: there is none here, in /etc/maintenance or on the class path";

    private static final String PREFIX = "MAINTENANCE_";

    /** Read by others than this configuration: the launcher, the state directory, and what has its own names. */
    private static final Set<String> ELSEWHERE = Set.of(StateDirectory.VARIABLE, PREFIX + "JAVA_OPTS");

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
        return new Survey(String.join("; ", sources), unread(environment));
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

    private static SortedMap<String, String> unread(Environment environment) {
        SortedMap<String, String> unread = new TreeMap<>();
        environment.variables().keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !isRead(name))
                .forEach(name -> unread.put(name, nearest(name)));
        return unread;
    }

    private static boolean isRead(String variable) {
        return ELSEWHERE.contains(variable)
                || variable.startsWith(HTTP)
                || INJECTED.matcher(variable).matches()
                || variable.equals(Keys.variable(Keys.CONFIG))
                || Keys.ALL.stream().map(Keys::variable).anyMatch(variable::equals);
    }

    private static String nearest(String variable) {
        String name = Keys.PREFIX + variable.substring(PREFIX.length());
        return Keys.variable(Nearest.of(name, Keys.ALL).orElseThrow());
    }
}
