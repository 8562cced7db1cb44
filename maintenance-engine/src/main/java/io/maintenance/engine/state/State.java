// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import io.maintenance.spi.StorageKey;
import java.util.Objects;

/**
 * Everything that is known of one namespace: all registers and floors. Immutable.
 *
 * @param status who keeps which scope on, by holder
 * @param addresses who is let through, by range
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public record State(Registers<Attributes> status, Registers<Membership> addresses) {

    /** Nothing is said. */
    public static final State EMPTY = new State(Registers.empty(), Registers.empty());

    /** Checks the components. */
    public State {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(addresses, "addresses");
    }

    /** Returns a state that speaks of holders only. */
    public static State ofStatus(Registers<Attributes> status) {
        return new State(status, Registers.empty());
    }

    /** Returns a state that speaks of addresses only. */
    public static State ofAddresses(Registers<Membership> addresses) {
        return new State(Registers.empty(), addresses);
    }

    /** Returns what one entry says. */
    public Registers<?> part(StorageKey key) {
        return key == StorageKey.MAINTENANCE_MODE_STATUS ? status : addresses;
    }

    /** Returns what this state says in one entry. */
    public State only(StorageKey key) {
        return key == StorageKey.MAINTENANCE_MODE_STATUS ? ofStatus(status) : ofAddresses(addresses);
    }

    /** Tells whether nothing is said. */
    public boolean isEmpty() {
        return status.isEmpty() && addresses.isEmpty();
    }

    /** Returns the winners of both; this very instance if the other adds nothing. */
    public State merge(State other) {
        Registers<Attributes> mergedStatus = status.merge(other.status);
        Registers<Membership> mergedAddresses = addresses.merge(other.addresses);
        return mergedStatus == status && mergedAddresses == addresses ? this : new State(mergedStatus, mergedAddresses);
    }

    /** Tells whether the other state has a register or floor that this writer stamped, later than what stands here in its place. */
    public boolean lacksChangeOf(String writer, State other) {
        return status.lacksChangeOf(writer, other.status) || addresses.lacksChangeOf(writer, other.addresses);
    }

    /** Tells whether the other state adds nothing to this one. */
    public boolean includes(State other) {
        return merge(other) == this;
    }
}
