// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.error;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A jar that a provider needs beside its own, known by the class that was not found.
 *
 * @param packages how the names of its classes begin
 * @param artifact what to add to the class path
 */
public record JarRequirement(Pattern packages, String artifact) {

    /** The more special come first. */
    private static final List<JarRequirement> ALL = List.of(
            jar("javax\\.cache\\.", "javax.cache:cache-api"),
            jar("org\\.slf4j\\.", "org.slf4j:slf4j-api (2.0 or later)"),
            jar(
                    "javax\\.xml\\.bind\\.|com\\.sun\\.xml\\.(internal\\.)?bind\\.",
                    "org.glassfish.jaxb:jaxb-runtime (2.3.9), by which Ehcache reads XML"),
            jar(
                    "jakarta\\.xml\\.bind\\.|org\\.glassfish\\.jaxb\\.",
                    "org.glassfish.jaxb:jaxb-runtime (4.0 or later), by which Ehcache's jakarta jar reads XML"),
            jar("com\\.sun\\.istack\\.", "com.sun.istack:istack-commons-runtime"),
            jar("com\\.github\\.benmanes\\.caffeine\\.jcache\\.", "com.github.ben-manes.caffeine:jcache"),
            jar("com\\.github\\.benmanes\\.caffeine\\.", "com.github.ben-manes.caffeine:caffeine"),
            jar("com\\.typesafe\\.config\\.", "com.typesafe:config"),
            jar("jakarta\\.inject\\.", "jakarta.inject:jakarta.inject-api"),
            jar("javax\\.inject\\.", "javax.inject:javax.inject"),
            jar("org\\.cache2k\\.jcache\\.", "org.cache2k:cache2k-jcache"),
            jar("org\\.cache2k\\.", "org.cache2k:cache2k-api and org.cache2k:cache2k-core"),
            jar("com\\.hazelcast\\.", "com.hazelcast:hazelcast"),
            jar("org\\.ehcache\\.", "org.ehcache:ehcache"));

    private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+(?:[./][\\w$]+)+");
    private static final int DEEPEST = 10;

    private static JarRequirement jar(String packages, String artifact) {
        return new JarRequirement(Pattern.compile(packages), artifact);
    }

    /** Finds the jar by what a failure to load a class, or one of its causes, says. */
    public static Optional<JarRequirement> behind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(JarRequirement::isAboutAClass)
                .flatMap(cause ->
                        CLASS_NAME.matcher(String.valueOf(cause.getMessage())).results())
                .map(name -> name.group().replace('/', '.'))
                .flatMap(name -> ALL.stream().filter(each -> each.has(name)).limit(1))
                .reduce((outer, inner) -> inner);
    }

    private static boolean isAboutAClass(Throwable cause) {
        return cause instanceof LinkageError || cause instanceof ClassNotFoundException;
    }

    private boolean has(String className) {
        Matcher matcher = packages.matcher(className);
        return matcher.lookingAt();
    }
}
