// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import io.maintenance.backend.redis.RedisBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.tck.MaintenanceBackendTck;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** Every answer that a class of tests may give to the kit beside its URL, for the page about new backends. It is never run. */
abstract class EveryAnswer extends MaintenanceBackendTck {

    private final RedisClient client;

    EveryAnswer(RedisClient client) {
        this.client = client;
    }

    @Override
    protected Map<String, String> options() { // beside the URL
        return Map.of("user", "shop", "password-file", "/run/secrets/shop");
    }

    @Override
    protected Optional<MaintenanceBackendFactory> factory() { // in place of the URL, with a client of the application
        return Optional.of(RedisBackend.using(client));
    }

    @Override
    protected Duration timeout() { // that the backend is given; 10 s
        return Duration.ofSeconds(20);
    }

    @Override
    protected Duration patience() { // for a hint, or the return of a server; 1 min
        return Duration.ofMinutes(5);
    }

    @Override
    protected int entryLimit() { // that the store must take at least; 1 Mi characters, or what traits() say
        return 100_000;
    }

    @Override
    protected String urlElsewhere() { // by which another process comes to the same store; url()
        return "redis://cache.internal:6379/14";
    }

    @Override
    protected String reportName() { // of a scheme with stores of several kinds; the scheme
        return "redis-given-client";
    }

    @Override
    protected boolean isStrict() { // a MUST that is skipped is red; false
        return true;
    }
}
