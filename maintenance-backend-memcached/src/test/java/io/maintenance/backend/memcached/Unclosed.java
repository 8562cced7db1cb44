// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.StorageKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.spy.memcached.MemcachedClient;

/** A program that opens a switch at a URL, asks it, and never closes it. */
final class Unclosed {

    private Unclosed() {}

    public static void main(String[] args) {
        MaintenanceMode node = Opened.node(args[0], "unclosed");
        System.out.println("on: " + node.isOn() + ", store: "
                + node.health().stores().get(0).state());
    }

    static String classPath() {
        Class<?> engine = MaintenanceMode.builder().getClass();
        return Stream.of(Unclosed.class, MemcachedBackend.class, StorageKey.class, MemcachedClient.class, engine)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                .map(each -> Path.of(URI.create(each.toString())).toString())
                .distinct()
                .collect(Collectors.joining(":"));
    }
}
