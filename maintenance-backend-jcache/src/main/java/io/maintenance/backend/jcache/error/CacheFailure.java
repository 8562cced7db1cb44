// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.error;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The translation of a provider's failures. Providers wrap what happened in exceptions of their own, which are known here by
 * their names only, so that all causes are looked at.
 */
public final class CacheFailure {

    private static final int DEEPEST = 10;
    private static final String CLIENT_OFFLINE = "HazelcastClientOfflineException";

    private static final Sign UNREADABLE = new Sign(
            "HazelcastSerializationException|ClassCastException|SerializerException|CacheSerializationException",
            Kind.CORRUPT,
            "what is stored is no text",
            "Remove the entry, and let nobody else write to this cache.");

    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    CLIENT_OFFLINE,
                    Kind.UNAVAILABLE,
                    "the client is not connected to any member of the cluster",
                    "Start a member, and check the addresses and the cluster's name in the client's configuration."),
            new Sign(
                    "OperationTimeoutException",
                    Kind.UNAVAILABLE,
                    "the member that owns the entry did not answer",
                    "Check the members; one that hangs is taken out of the cluster after some time."),
            new Sign(
                    "SplitBrainProtectionException",
                    Kind.REJECTED,
                    "too few members are there for the split-brain protection of this cache",
                    "Start the missing members, or lower its minimum cluster size."),
            new Sign(
                    "AccessControlException|SecurityException|AuthenticationException",
                    Kind.REJECTED,
                    "the cluster refused",
                    "Check the credentials and permissions of this client."),
            UNREADABLE,
            new Sign(
                    "CacheLoaderException|CacheWriterException",
                    Kind.UNAVAILABLE,
                    "the cache's loader or writer failed",
                    "Use a cache without read-through and write-through."),
            new Sign(
                    "NoClassDefFoundError|ClassNotFoundException",
                    Kind.REJECTED,
                    "a class that the provider needs is not on the class path",
                    "Add the jar that has it, see docs/jcache.md."),
            new Sign(
                    "InvalidConfigurationException|XmlConfigurationException|MalformedURLException",
                    Kind.REJECTED,
                    "the provider does not take its configuration",
                    "Correct what the option manager or hazelcast.config.location names; members and clients of"
                            + " Hazelcast have files of different kinds."),
            new Sign(
                    "StateTransitionException",
                    Kind.REJECTED,
                    "the cache cannot be opened",
                    "A directory for persistence serves one process at a time: give each its own."),
            new Sign(
                    "HazelcastClientNotActiveException|HazelcastInstanceNotActiveException|CacheClosedException"
                            + "|IllegalStateException",
                    Kind.UNAVAILABLE,
                    "the cache, its manager or its client was shut down",
                    "One that was named by a URL is opened anew by the next call; one that was handed in, the"
                            + " application has to open."),
            new Sign(
                    "IllegalArgumentException",
                    Kind.REJECTED,
                    "the provider does not take what it is given",
                    "Correct the option manager, and what the option properties hands on."));

    private CacheFailure() {}

    /**
     * A failure that is recognised by the name of its class.
     *
     * @param names simple names of classes, with bars between them
     * @param kind what it is to the engine
     * @param what what happened
     * @param remedy what to do
     */
    private record Sign(String names, Kind kind, String what, String remedy) {

        boolean isOf(Throwable cause) {
            return Stream.<Class<?>>iterate(cause.getClass(), type -> type != null, Class::getSuperclass)
                    .anyMatch(type -> type.getSimpleName().matches(names));
        }
    }

    /** Tells whether a client has no connection: nothing was sent. */
    public static boolean isOffline(Throwable failure) {
        return causes(failure).anyMatch(SIGNS.get(0)::isOf);
    }

    /** Tells whether a value is there, of which nothing can be made here. */
    public static boolean isUnreadable(Throwable failure) {
        return causes(failure).anyMatch(UNREADABLE::isOf);
    }

    /** Translates what a provider threw. */
    public static BackendException of(String where, Throwable failure) {
        Optional<BackendException> stated = causes(failure)
                .filter(BackendException.class::isInstance)
                .map(BackendException.class::cast)
                .findFirst();
        if (stated.isPresent()) {
            BackendException found = stated.get();
            return new BackendException(found.kind(), where + ": " + found.getMessage(), failure);
        }
        for (Sign sign : SIGNS) {
            Optional<Throwable> cause = causes(failure).filter(sign::isOf).findFirst();
            if (cause.isPresent()) {
                String remedy = JarRequirement.behind(failure)
                        .map(jar -> "Add " + jar.artifact() + ".")
                        .orElse(sign.remedy());
                String text = where + ": " + sign.what() + " (" + shown(cause.get()) + "). " + remedy;
                return new BackendException(sign.kind(), text, failure);
            }
        }
        String text =
                where + " failed: " + Sentence.of(shown(root(failure))) + " Check the provider and its configuration.";
        return new BackendException(Kind.UNAVAILABLE, text, failure);
    }

    public static BackendException unavailable(String where, String what, @Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, where + ": " + what, cause);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    }

    private static String shown(Throwable cause) {
        String message = cause.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + (first.isEmpty() ? "" : ": " + first);
    }
}
