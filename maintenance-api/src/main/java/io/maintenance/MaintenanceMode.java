// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.settings.MaintenanceConfiguration;
import io.maintenance.settings.Setting;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The switch of one deployment; itself the view of the scope {@code global}. One for each process is enough. Thread-safe.
 *
 * <pre>{@code
 * MaintenanceMode maintenance = MaintenanceMode.open();
 * if (maintenance.isOnFor(clientAddress)) {
 *     reject();
 * }
 * }</pre>
 */
public interface MaintenanceMode extends MaintenanceScope, AutoCloseable {

    /** The name of the scope that covers all others. */
    String GLOBAL = "global";

    /**
     * Opens the switch as the system properties, the environment and {@code maintenance.properties} say. A store that is
     * down does not stop the start.
     *
     * @throws ConfigurationException with every error found
     * @throws EngineMissingException if no engine is on the class path; every backend brings it
     */
    static MaintenanceMode open() {
        return builder().ambient().open();
    }

    /**
     * Returns a builder that reads nothing it was not told to read.
     *
     * @throws EngineMissingException if no engine is on the class path; every backend brings it
     */
    static Builder builder() {
        return EngineLookup.newBuilder();
    }

    /**
     * Returns the view of one scope. Cheap, never {@code null}; a scope need not exist to be asked.
     *
     * @throws IllegalArgumentException if the name is not {@code [a-z0-9][a-z0-9_-]{0,63}}, or is not among the configured
     *     {@code maintenance.scopes}
     */
    MaintenanceScope scope(String name);

    /** Returns the compiled view that questions read: one volatile read, the same instance until something changes. */
    MaintenanceSnapshot snapshot();

    /** Returns how the stores are doing, as of the last contact. Asks no store. */
    MaintenanceHealth health();

    /** Returns how long clients are told to wait where an activation does not say: the setting {@code maintenance.retry-after}. */
    Duration retryAfter();

    /**
     * Returns settings for those who build on this switch, such as {@code maintenance.http.*}: found in the same sources, with
     * the same precedence, as its own. The values are not validated here, and unknown names are returned too. What configures a
     * backend is left out.
     *
     * @param prefix what their names begin with: {@code maintenance.http.}
     * @param names the names that environment variables may give
     */
    Map<String, Setting> settings(String prefix, Collection<String> names);

    /** Calls {@code listener} for each transition from now on, once, on a thread of its own, outside any lock. */
    Subscription onChange(Consumer<MaintenanceEvent> listener);

    /**
     * Calls {@code listener} with each snapshot from now on, in the order of their versions: also when nothing went on or off, because
     * a reason was replaced or an address added. On the thread of {@link #onChange}, outside any lock. A window that begins or ends
     * makes no snapshot.
     */
    Subscription onSnapshot(Consumer<MaintenanceSnapshot> listener);

    /**
     * Reads the stores and writes back what they lost, now, on the caller's thread, within the timeouts: to warm up, or after
     * a change that was not confirmed.
     *
     * @throws NotStoredException if the store could not be reached
     */
    ChangeResult synchronize();

    /** Merges the state of another store into this one. The other is only read. */
    ChangeResult adopt(MaintenanceBackendFactory other);

    /** Ends every thread and closes the backends. Idempotent. Questions go on; changes throw {@link IllegalStateException}. */
    @Override
    void close();

    /**
     * Collects the configuration of a switch. A later call wins over an earlier one, and any explicit call over what {@link #ambient}
     * finds. Not thread-safe.
     */
    interface Builder {

        /** Reads system properties, the environment and one properties file, in that order of precedence. */
        Builder ambient();

        /** Reads this properties file; with {@link #ambient}, in place of the one that would be searched for. */
        Builder properties(Path file);

        /** Reads {@code maintenance.*} settings from a framework's own configuration; messages name {@code origin}. */
        Builder properties(Map<String, String> values, String origin);

        /** Sets the namespace: which deployment this is. */
        Builder namespace(String slug);

        /** Sets where the switch is kept, as a URL. */
        Builder backend(String url);

        /** Sets where the switch is kept, through a client that the application has. */
        Builder backend(MaintenanceBackendFactory factory);

        /** Sets where this host keeps what it knows, as a URL. */
        Builder fallback(String url);

        /** Sets where this host keeps what it knows. */
        Builder fallback(MaintenanceBackendFactory factory);

        /** Keeps nothing on this host. */
        Builder noFallback();

        /** Sets how often the stores are read while nothing hints at changes. */
        Builder pollInterval(Duration interval);

        /** Sets how long {@link #open} waits for the stores at most. */
        Builder startTimeout(Duration timeout);

        /** Sets what is answered while nothing is known. */
        Builder onUnknown(UnknownPolicy policy);

        /** Sets the emergency flag file: while it exists, this node is in maintenance. */
        Builder flagFile(Path file);

        /** Sets who changes are made by, unless they say. */
        Builder by(String who);

        /** Sets the class loader that is asked first for backends. */
        Builder classLoader(ClassLoader loader);

        /** Sets the clock, for tests. */
        Builder clock(InstantSource clock);

        /**
         * Opens a switch for a short-lived program: it reads the stores once, runs no thread of its own, and writes nothing but the
         * changes it is asked for. What it finds in a fallback it does not put back.
         */
        Builder oneShot();

        /** Lets changes go on trying for this long until the store has acknowledged them. */
        Builder waitStore(Duration atMost);

        /**
         * Opens the switch. A store that is down does not stop the start.
         *
         * @throws ConfigurationException with every error
         */
        MaintenanceMode open();

        /** Returns what {@link #open} would run on, as this builder stands now: its settings, a diagnosis, the store alone. */
        MaintenanceConfiguration configuration();
    }
}
