// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.spi.StorageKey;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The stores that trials run on. */
public final class TrialStores {

    private static final Map<String, Supplier<TrialStore>> ALL = new TreeMap<>(Map.of(
            "file",
            FileStore::new,
            "redis",
            TrialStores::redis,
            "memcached",
            TrialStores::memcached,
            "hazelcast",
            TrialStores::hazelcast));

    private TrialStores() {}

    /** Returns the names of all, sorted. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** Starts one; the caller closes it. */
    public static TrialStore open(String name) {
        Supplier<TrialStore> store = ALL.get(name);
        if (store == null) {
            throw new IllegalArgumentException("There is no store \"" + name + "\"; there are " + names() + ".");
        }
        return store.get();
    }

    private static TrialStore redis() {
        RedisKind kind = new RedisKind();
        TestServer server = TestServer.of(kind.kind()).open();
        return new ServerStore(
                        "redis", server, ServerRoutes.to(server.address(), address -> "redis://" + address + "/14"))
                .hopping(
                        "redis",
                        server.address().host(),
                        String.valueOf(server.address().port()))
                .losing(StoreFault.NEIGHBOURS, any -> server.command("SELECT 0", "FLUSHDB"))
                .losing(StoreFault.FLUSH, any -> server.command("FLUSHALL"))
                .losing(StoreFault.WIPE, namespace -> deleteFromRedis(server, namespace))
                .losing(StoreFault.KILL, any -> kind.forget())
                .losing(StoreFault.RESTART_EMPTY, any -> {
                    kind.forget();
                    server.restart();
                })
                .losing(StoreFault.RESTART_WITH_DATA, any -> {
                    server.command("SAVE");
                    server.restart();
                });
    }

    private static void deleteFromRedis(TestServer server, String namespace) throws IOException {
        StringBuilder delete = new StringBuilder("DEL");
        for (StorageKey key : StorageKey.values()) {
            delete.append(" maintenance:{").append(namespace).append("}:").append(key);
        }
        server.command("SELECT 14", delete.toString());
    }

    private static TrialStore memcached() {
        TestServer server = TestServer.of(ServerKind.memcached()).open();
        return new ServerStore(
                        "memcached", server, ServerRoutes.to(server.address(), address -> "memcached://" + address))
                .losing(StoreFault.FLUSH, any -> server.command("flush_all"))
                .losing(StoreFault.WIPE, namespace -> {
                    for (StorageKey key : StorageKey.values()) {
                        server.command("delete maintenance:" + namespace + ":" + key);
                    }
                })
                .losing(StoreFault.RESTART_EMPTY, any -> server.restart());
    }

    private static TrialStore hazelcast() {
        Path directory = TemporaryDirectories.create();
        HazelcastKind kind = new HazelcastKind(directory);
        ServerRoutes routes = ServerRoutes.to(kind.address(), kind::url);
        TestServer server =
                TestServer.of(kind.kind(routes.relay(0).address().port())).open();
        return new ServerStore("hazelcast", server, routes)
                .mixing()
                .hopping("hazelcast", kind.clientFile(kind.address()).toString())
                .cleaning(() -> TemporaryDirectories.remove(directory))
                .losing(StoreFault.NEIGHBOURS, any -> server.command("clear application"))
                .losing(StoreFault.FLUSH, any -> server.command("clear maintenance"))
                .losing(StoreFault.WIPE, namespace -> server.command("remove maintenance " + namespace))
                .losing(StoreFault.RESTART_EMPTY, any -> server.restart());
    }
}
