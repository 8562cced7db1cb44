// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.UnknownPolicy;
import io.maintenance.engine.config.options.OpenedBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one switch runs with: every setting has its value, and the backends are open.
 *
 * @param namespace which deployment this is
 * @param primary where the switch is kept
 * @param fallback where this host keeps what it knows, or {@code null} if it keeps nothing
 * @param pollInterval how often the stores are read while nothing hints at changes
 * @param pollIntervalWatched how often they are read while a watch is complete; not shorter than {@code pollInterval}
 * @param startTimeout how long the start waits for the stores
 * @param onUnknown what is answered while nothing is known
 * @param flagFile the emergency flag file, absolute, or {@code null} if there is none
 * @param scopes the scopes that may be named beside {@code global}; empty: any
 * @param compressAbove texts of more characters than this are stored compressed; {@link Integer#MAX_VALUE}: none
 * @param retryAfter how long clients are told to wait where an activation does not say
 * @param by who makes changes that do not say
 * @param setAsideDirectory where state is kept that was set aside, or {@code null} if there is no such place
 * @param warnings what is legal and probably not meant
 */
public record Settings(
        String namespace,
        OpenedBackend primary,
        @Nullable OpenedBackend fallback,
        Duration pollInterval,
        Duration pollIntervalWatched,
        Duration startTimeout,
        UnknownPolicy onUnknown,
        @Nullable Path flagFile,
        Set<String> scopes,
        int compressAbove,
        Duration retryAfter,
        String by,
        @Nullable Path setAsideDirectory,
        List<String> warnings) {

    /** Copies the collections. */
    public Settings {
        scopes = Set.copyOf(scopes);
        warnings = List.copyOf(warnings);
    }
}
