// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.spi.Secret;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Takes known secrets out of messages that others wrote: a driver may quote what it was given. Thread-safe. */
final class SecretScrubber {

    /** A shorter secret would turn every message into stars. */
    private static final int SHORTEST = 3;

    /** The longest come first: one may be the beginning of another. */
    private final Set<String> secrets = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void learn(Secret secret) {
        learn(String.valueOf(secret.reveal()));
    }

    void learn(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }

    String scrub(String message) {
        String safe = message;
        for (String secret : secrets) {
            safe = safe.replace(secret, "***");
        }
        return safe;
    }
}
