// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import io.maintenance.Activation;
import io.maintenance.Level;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Combines the activations of several holders into what is true at one moment. */
final class StatusEvaluation {

    private StatusEvaluation() {}

    /**
     * Combines activations.
     *
     * @param activations all that concern the scope, newest change first
     * @param addresses the scope's own allow-list
     */
    static ScopeStatus of(String scope, List<Activation> activations, List<AddressRange> addresses, Instant now) {
        List<Activation> heldBy =
                activations.stream().filter(each -> each.isActiveAt(now)).toList();
        Level level = heldBy.stream()
                .map(Activation::level)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Instant since = heldBy.stream()
                .map(StatusEvaluation::beginning)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return ScopeStatus.builder(scope)
                .on(!heldBy.isEmpty())
                .level(level)
                .heldBy(heldBy)
                .since(since)
                .until(latestUnlessOpen(heldBy, Activation::until))
                .expect(latestUnlessOpen(heldBy, Activation::expect))
                .next(next(activations, now))
                .activations(activations)
                .addresses(addresses)
                .build();
    }

    /** A start that was set for later is the beginning; otherwise the moment it was turned on. */
    private static Instant beginning(Activation activation) {
        Instant from = activation.from();
        return from != null && from.isAfter(activation.since()) ? from : activation.since();
    }

    private static @Nullable Instant latestUnlessOpen(
            List<Activation> heldBy, Function<Activation, @Nullable Instant> end) {
        boolean open = heldBy.stream().anyMatch(each -> end.apply(each) == null);
        return open
                ? null
                : heldBy.stream()
                        .map(end)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static @Nullable Instant next(List<Activation> activations, Instant now) {
        return activations.stream()
                .filter(Activation::on)
                .filter(each -> each.isActiveAt(now) || each.isScheduledAt(now))
                .flatMap(each -> Stream.of(each.from(), each.until()).filter(Objects::nonNull))
                .filter(boundary -> boundary.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
