// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.Secret;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes known secrets out of messages that others wrote: a driver may quote what it was given. Thread-safe. */
final class Scrubber {

    /** A shorter secret would turn every message into stars. */
    private static final int SHORTEST = 3;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Scrubber(Collection<Option> options) {
        options.stream().filter(Option::isSecret).map(Option::text).forEach(this::learn);
    }

    void learn(Secret secret) {
        learn(String.valueOf(secret.reveal()));
    }

    String scrub(String message) {
        String safe = message;
        for (String secret : secrets) {
            safe = safe.replace(secret, "***");
        }
        return safe;
    }

    private void learn(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }
}
