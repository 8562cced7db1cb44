// SPDX-License-Identifier: Apache-2.0
/** A backend that keeps the two entries in Redis, through Jedis. */
@SuppressWarnings("requires-transitive-automatic") // its types are handed in, and its manifest names the module
module io.maintenance.backend.redis {
    requires transitive io.maintenance;
    requires transitive redis.clients.jedis;
    requires static org.jspecify;

    exports io.maintenance.backend.redis;

    provides io.maintenance.spi.MaintenanceBackendProvider with
            io.maintenance.backend.redis.RedisBackendProvider;
}
