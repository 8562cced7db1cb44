// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Objects;

/**
 * A value with its stamp. Of two, the larger stamp wins; with equal stamps the larger value, so that the order is total.
 *
 * @param stamp when and by whom the value was written; {@link Stamp#NONE} if the register does not parse
 * @param value what was written
 */
public record Register<V extends Comparable<V>>(Stamp stamp, V value) implements Comparable<Register<V>> {

    /** Checks the components. */
    public Register {
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public int compareTo(Register<V> other) {
        int byStamp = stamp.compareTo(other.stamp);
        return byStamp != 0 ? byStamp : value.compareTo(other.value);
    }
}
