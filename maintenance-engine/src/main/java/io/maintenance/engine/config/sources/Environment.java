// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine as a process sees it.
 *
 * @param variables the environment variables
 * @param system the system properties
 * @param workingDirectory what relative paths start from; absolute
 * @param root where {@code etc} and {@code var} are; absolute
 */
public record Environment(Map<String, String> variables, Properties system, Path workingDirectory, Path root) {

    private static final Pattern INJECTED =
            Pattern.compile(".*_(PORT|SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.+)?)");

    /** One in which nothing is set. */
    public static final Environment NONE = new Environment(Map.of(), new Properties(), Path.of("/"), Path.of("/"));

    /** Returns this process's own. */
    public static Environment real() {
        Path here = Path.of("").toAbsolutePath();
        return new Environment(System.getenv(), System.getProperties(), here, here.getRoot());
    }

    /** Returns a variable without surrounding blanks, or {@code null} if it is not set or empty. */
    @Nullable
    public String variable(String name) {
        return present(variables.get(name));
    }

    /** Returns a system property without surrounding blanks, or {@code null} if it is not set or empty. */
    @Nullable
    public String property(String name) {
        return present(system.getProperty(name));
    }

    /** Kubernetes tells each container of the services beside it, of one called {@code maintenance} too. */
    public static boolean isInjected(String variable) {
        return INJECTED.matcher(variable).matches();
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "environment of " + workingDirectory;
    }
}
