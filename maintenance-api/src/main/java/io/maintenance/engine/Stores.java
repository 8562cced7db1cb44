// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import java.util.Optional;

/** The stores of one switch. The first named has the last word on what is committed; the other keeps what this host knows. */
record Stores(Store primary, Optional<Store> fallback) implements AutoCloseable {

    @Override
    public void close() {
        fallback.ifPresent(Store::close);
        primary.close();
    }
}
