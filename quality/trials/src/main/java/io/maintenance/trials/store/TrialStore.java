// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real store, and its faults. One thread at a time brings faults about.
 */
public interface TrialStore extends AutoCloseable {

    /** Returns what it is called in tables and on the command line. */
    String name();

    /** Returns the URL by which the process with this number reaches it; each has a way of its own that can be cut. */
    String url(int process);

    /** Returns the URL that no fault but the server's own parts from the store. */
    String url();

    /** Returns what stands between that process and the store, or {@code null} if nothing does. */
    default @Nullable TcpRelay relay(int process) {
        return null;
    }

    /** Returns the arguments for a bare message through the server; empty where it has no messages. */
    default List<String> hop() {
        return List.of();
    }

    /** Tells whether it can be brought about here. */
    boolean can(StoreFault fault);

    /** Brings it about in the entries of a namespace. Where it {@link StoreFault#lasts}, {@link #repair} ends it. */
    void inject(StoreFault fault, String namespace);

    /** Ends what lasts; returns once the store works again, at the same address. */
    void repair(StoreFault fault);

    /** Stops the server and removes its data. */
    @Override
    void close();
}
