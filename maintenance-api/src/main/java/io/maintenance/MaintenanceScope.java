// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.address.AddressRange;
import io.maintenance.address.IpAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked and changed in one scope. Thread-safe.
 *
 * <p>Questions never throw and never block; while maintenance is off they allocate nothing. They go on answering after the
 * switch was closed, from what was known last.
 *
 * <p>Changes talk to the store, on the caller's thread, within the configured timeouts. They throw {@link
 * NotStoredException} if no store took the change, {@link ChangeRefusedException} if it cannot be stored at all, {@link
 * IllegalArgumentException} for wrong arguments and {@link IllegalStateException} after {@link MaintenanceMode#close}. After
 * each of them nothing is switched.
 */
public interface MaintenanceScope {

    /** Returns {@code global}, or the name of the part that this scope is about. */
    String name();

    /** Returns {@code true} if this scope, or {@code global}, is in maintenance now, at either level. */
    boolean isOn();

    /**
     * Returns {@code true} if maintenance is on for a client with this address: on, and the address not let through.
     *
     * @param address an IPv4 or IPv6 address in text form. Anything else, {@code null} included, is on no list, so that the
     *     answer is that of {@link #isOn}. The text is parsed, never resolved.
     */
    boolean isOnFor(@Nullable String address);

    /** Returns {@code true} if maintenance is on for a client with this address: on, and the address not let through. */
    boolean isOnFor(IpAddress address);

    /** Returns {@code true} if maintenance is on and nothing that is on now is {@link Level#FULL}. */
    boolean isReadOnly();

    /** Returns everything known of this scope as of now, consistent in itself. */
    ScopeStatus status();

    /**
     * Waits until maintenance is off.
     *
     * @return {@code true} if it is off; {@code false} if {@code atMost} has passed, or the switch was closed, and it is on
     */
    boolean awaitOff(Duration atMost) throws InterruptedException;

    /** Turns maintenance on, replacing the holder's whole activation: what {@code spec} leaves out returns to its default. */
    ChangeResult enable(Consumer<ActivationSpec> spec);

    /** Turns maintenance on for {@link Activation#OPERATOR}, with the defaults. */
    default ChangeResult enable() {
        return enable(spec -> {});
    }

    /** Returns what {@link #enable(Consumer)} would lead to as far as this node knows. Changes nothing. */
    ScopeStatus preview(Consumer<ActivationSpec> spec);

    /**
     * Turns one holder's activation off, or those of all, and replaces the scope's own allow-list if {@code spec} says so. Others
     * that hold the scope are in {@code ChangeResult.after().heldBy()}.
     */
    ChangeResult disable(Consumer<DeactivationSpec> spec);

    /** Turns one holder's activation off. */
    default ChangeResult disable(String holder) {
        return disable(spec -> spec.holder(holder));
    }

    /** Turns the activation of {@link Activation#OPERATOR} off. */
    default ChangeResult disable() {
        return disable(Activation.OPERATOR);
    }

    /** Turns the activations of all holders of this scope off, also of those that this node does not know yet. */
    default ChangeResult disableAll() {
        return disable(DeactivationSpec::allHolders);
    }

    /**
     * Turns maintenance on until the hold is closed. A process that is killed leaves it on, unless {@code spec} gives an end.
     *
     * <p>The holder is {@link MaintenanceHold#HOLDER} unless {@code spec} names one. Two holds of one holder are one activation, and end
     * together: work that can overlap, here or on another node, gives each its own name.
     */
    MaintenanceHold hold(Consumer<ActivationSpec> spec);

    /**
     * Runs {@code work} under a {@link #hold hold}, which ends with it, however it ends.
     *
     * @return what {@code work} returned
     */
    default <T> T during(Consumer<ActivationSpec> spec, Callable<T> work) throws Exception {
        Objects.requireNonNull(work, "work");
        MaintenanceHold hold = hold(spec);
        try (hold) {
            return work.call();
        }
    }

    /** Returns this scope's own allow-list, sorted. */
    List<AddressRange> addresses();

    /**
     * Adds addresses and CIDR ranges to this scope's own allow-list.
     *
     * @param ranges each as text or as {@link AddressRange}
     * @throws IllegalArgumentException that names every bad one; nothing was changed
     */
    ChangeResult allow(CharSequence... ranges);

    /**
     * Removes addresses and CIDR ranges from this scope's own allow-list; those that are not on it do no harm.
     *
     * @param ranges each as text or as {@link AddressRange}
     * @throws IllegalArgumentException that names every bad one; nothing was changed
     */
    ChangeResult disallow(CharSequence... ranges);

    /**
     * Replaces this scope's own allow-list; an empty collection clears it.
     *
     * @param ranges each as text or as {@link AddressRange}, so that {@link #addresses} of any scope can be handed in
     * @throws IllegalArgumentException that names every bad one; nothing was changed
     */
    ChangeResult setAddresses(Collection<? extends CharSequence> ranges);
}
