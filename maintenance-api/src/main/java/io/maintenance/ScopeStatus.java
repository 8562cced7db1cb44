// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.address.AddressRange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one scope at one moment. Immutable.
 *
 * @param scope the scope's name
 * @param on whether it is in maintenance, by itself or because {@code global} is
 * @param level the strictest level among {@code heldBy}; {@code null} while off
 * @param heldBy the activations that keep it on, newest change first
 * @param since the earliest beginning among {@code heldBy}; {@code null} while off
 * @param until the latest end among {@code heldBy}; {@code null} while off, or if one is open
 * @param expect the latest expected end among {@code heldBy}; {@code null} while off, or if one is not said
 * @param next when the answer changes by itself; {@code null} if it does not
 * @param activations all activations of this scope and of {@code global}, off and scheduled ones included, newest change first
 * @param addresses this scope's own allow-list, sorted
 */
public record ScopeStatus(
        String scope,
        boolean on,
        @Nullable Level level,
        List<Activation> heldBy,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant expect,
        @Nullable Instant next,
        List<Activation> activations,
        List<AddressRange> addresses) {

    /** Checks and copies the components. */
    public ScopeStatus {
        Objects.requireNonNull(scope, "scope");
        heldBy = List.copyOf(heldBy);
        activations = List.copyOf(activations);
        addresses = List.copyOf(addresses);
    }

    /** Returns the activation whose reason, message and Retry-After count: the newest of those that keep the scope on. */
    public Optional<Activation> newest() {
        return heldBy.stream().findFirst();
    }
}
