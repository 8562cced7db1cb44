// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import java.util.List;
import java.util.Optional;

/** The stores of one node: the primary decides what is committed; the fallback keeps what this host knows. */
public record NodeStores(Store primary, Optional<Store> fallback) implements AutoCloseable {

    /** Returns the primary, then the fallback if there is one. */
    public List<Store> all() {
        return fallback.map(store -> List.of(primary, store)).orElse(List.of(primary));
    }

    @Override
    public void close() {
        fallback.ifPresent(Store::close);
        primary.close();
    }
}
