// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.MaintenanceMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command; they can stand before and after the command. */
public final class CommonOptions {

    @Option(names = "--config", scope = ScopeType.INHERIT)
    @Nullable
    Path config;

    @Option(names = "--backend", scope = ScopeType.INHERIT)
    @Nullable
    String backend;

    @Option(names = "--fallback", scope = ScopeType.INHERIT)
    @Nullable
    String fallback;

    @Option(names = "--namespace", scope = ScopeType.INHERIT)
    @Nullable
    String namespace;

    @Option(names = "--json", scope = ScopeType.INHERIT)
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT)
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true)
    boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true)
    boolean version;

    /** Returns whether results are printed as JSON. */
    public boolean json() {
        return json;
    }

    /** Returns whether only errors are printed. */
    public boolean quiet() {
        return quiet;
    }

    /** Returns whether details are logged. */
    public boolean verbose() {
        return verbose;
    }

    /** Sets the options on a builder; {@code --backend} alone leaves out the fallback that is configured. */
    public MaintenanceMode.Builder applyTo(MaintenanceMode.Builder builder) {
        if (config != null) {
            builder.properties(config);
        }
        if (namespace != null) {
            builder.namespace(namespace);
        }
        if (backend != null) {
            builder.backend(backend);
        }
        if (fallback != null && !fallback.equals("none")) {
            builder.fallback(fallback);
        } else if (fallback != null || backend != null) {
            builder.noFallback();
        }
        return builder;
    }
}
