// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.HostPort;
import java.io.IOException;

/** Fills a server that may not evict with small items, until it refuses any more. */
final class Filling {

    private static final String FULL = "SERVER_ERROR out of memory storing object";
    private static final int BATCH = 5000;
    private static final int[] LENGTHS = {1, 40, 80, 120};

    private final HostPort server;
    private int stored;

    private Filling(HostPort server) {
        this.server = server;
    }

    static Filling of(HostPort server) throws IOException {
        Filling filling = new Filling(server);
        try (RawClient client = new RawClient(server)) {
            for (int length : LENGTHS) { // the server keeps items of different sizes in different rooms
                filling.fill(client, new byte[length]);
            }
        }
        return filling;
    }

    private void fill(RawClient client, byte[] value) throws IOException {
        do {
            for (int i = 0; i < BATCH; i++) {
                client.send("set " + name(stored++) + " 0 0 " + value.length + " noreply", value);
            }
        } while (!client.set(name(stored++), 0, value).equals(FULL));
    }

    /** Makes some room again. */
    void thin() throws IOException {
        try (RawClient client = new RawClient(server)) {
            for (int each = 0; each < stored; each += 10) {
                client.command("delete " + name(each));
            }
        }
    }

    /** As long as our keys are. */
    private static String name(int number) {
        return String.format("filling-of-a-server-that-may-not-evict-anything-%07d", number);
    }
}
