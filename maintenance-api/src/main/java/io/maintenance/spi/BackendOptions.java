// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One store's address and options, as configured.
 *
 * <p>An option is a parameter of the URL ({@code ?name=value}), a property {@code maintenance.backend.NAME}, or the environment
 * variable of that property: upper case, with {@code _} for each dot and hyphen. Reading an option marks it as known. A value that cannot be read as asked for is noted as a problem and answered with the default, so
 * that {@link #finish} can report all problems together. Neither {@code toString} nor any message shows a secret.
 *
 * <p>Not thread-safe: used by one thread, within {@link MaintenanceBackendFactory#open}.
 */
public interface BackendOptions {

    /** Returns the URL's scheme, in lower case. */
    String scheme();

    /** Returns the namespace, {@code [a-z0-9][a-z0-9_-]{0,63}}: it separates these entries from all others in the store. */
    String namespace();

    /** Returns how long a call may take as a whole, name resolution and connecting included. */
    Duration timeout();

    /** Returns the class loader in which the application's drivers are found. */
    ClassLoader classLoader();

    /**
     * Returns the hosts of the URL, in its order.
     *
     * @param defaultPort the port of hosts that name none
     */
    List<HostPort> hosts(int defaultPort);

    /** Returns what follows the hosts, or the scheme where there are none; percent-decoded; may be empty. */
    String path();

    /** Returns the user, from the URL or the property. */
    Optional<String> user();

    /** Returns the password, from the URL, the property or the file that is named; a file is read at each call. */
    Optional<Secret> password();

    /** Returns an option as text. */
    String text(String name, String byDefault);

    /** Returns an option as a whole number within {@code min} and {@code max}, both included. */
    int number(String name, int byDefault, int min, int max);

    /** Returns an option as a duration, such as {@code 500ms}, {@code 90s} or {@code PT1M}. */
    Duration duration(String name, Duration byDefault);

    /** Returns an option as {@code true} or {@code false}. */
    boolean flag(String name, boolean byDefault);

    /** Returns an option that names a file. */
    Optional<Path> file(String name);

    /**
     * Returns, without the prefix, every option whose name begins with {@code prefix}: an open group, handed on as it is. In the
     * names of environment variables one {@code _} is a dot and two are a hyphen. Options with names of their own are read first.
     */
    Map<String, String> prefixed(String prefix);

    /**
     * Notes a problem.
     *
     * @param option the option at fault, or an empty text for the address itself
     * @param message what is wrong, and what is allowed
     */
    void problem(String option, String message);

    /**
     * Ends the reading of options. Nothing is opened or started before.
     *
     * @throws InvalidOptionsException with every problem noted so far and every option that nobody asked for; without any, where
     *     the options are only looked at
     */
    void finish();
}
