// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.tck.ServerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The kind of Redis that saves nothing unless it is told to, so that it comes back with data or without. */
final class RedisKind {

    private final AtomicInteger file = new AtomicInteger();

    /** From the next start on there are no data. */
    void forget() {
        file.incrementAndGet();
    }

    ServerKind kind() {
        ServerKind known = ServerKind.redis();
        return new ServerKind(known.name(), known.image(), known.port(), known.install(), this::command, known.probe());
    }

    private List<String> command(int port, Path directory) {
        List<String> command = new ArrayList<>(ServerKind.redis().launch().command(port, directory));
        command.addAll(List.of("--appendonly", "no", "--dbfilename", "dump-" + file.get() + ".rdb"));
        return command;
    }
}
