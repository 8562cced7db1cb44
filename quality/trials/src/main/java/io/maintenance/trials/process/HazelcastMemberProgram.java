// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.maintenance.spi.StorageKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/**
 * A member of Hazelcast that knows nothing of this library: a server like Redis. Arguments: the port on which it takes lines, its
 * own port, and the port by which clients are told to reach it.
 */
public final class HazelcastMemberProgram {

    private static final String LOOPBACK = "127.0.0.1";
    private static final URI MANAGER = URI.create("maintenance");
    private static final int CALLERS = 50;

    private HazelcastMemberProgram() {}

    /** Runs the member until it is killed. */
    public static void main(String[] args) throws IOException {
        HazelcastInstance member =
                Hazelcast.newHazelcastInstance(config(Integer.parseInt(args[1]), Integer.parseInt(args[2])));
        CacheManager manager = new HazelcastServerCachingProvider()
                .getCacheManager(MANAGER, null, HazelcastCachingProvider.propertiesByInstanceItself(member));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), CALLERS, loopback)) {
            while (true) {
                serve(manager, server);
            }
        }
    }

    private static void serve(CacheManager manager, ServerSocket server) throws IOException {
        try (Socket caller = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            if (line != null) {
                caller.getOutputStream().write((answer(manager, line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String answer(CacheManager manager, String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "clear" -> cache(manager, words[1]).clear();
            case "remove" -> {
                for (StorageKey key : StorageKey.values()) {
                    cache(manager, words[1]).remove(words[2] + ":" + key);
                }
            }
            default -> {
                // any other command asks whether it runs
            }
        }
        return "done";
    }

    private static Cache<String, String> cache(CacheManager manager, String name) {
        Cache<String, String> cache = manager.getCache(name, String.class, String.class);
        return cache != null
                ? cache
                : manager.createCache(
                        name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
    }

    private static Config config(int port, int publicPort) {
        Config config = new Config()
                .setClusterName("trials")
                .setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig()
                .setPort(port)
                .setPortAutoIncrement(false)
                .setPublicAddress(LOOPBACK + ":" + publicPort);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        return config;
    }
}
