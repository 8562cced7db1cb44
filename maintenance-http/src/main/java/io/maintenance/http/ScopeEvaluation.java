// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.http.bypass.BypassCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one scope from one moment until the next at which something changes, with what was rendered for that time:
 * worked out once, and not for each request. Thread-safe.
 */
final class ScopeEvaluation {

    /** What the names of attributes begin with that hold the message in a language. */
    private static final String MESSAGE = "message.";

    private final MaintenanceSnapshot snapshot;
    private final ScopeStatus status;
    private final long from;
    private final long to;
    private final @Nullable Instant end;
    private final boolean overdue;
    private final boolean later;
    private final List<ScopedCredential> credentials;
    private volatile @Nullable Map<String, String>
            messages; // asked about for one gate, and so always with one language
    private final Map<BodyRenderer.BodyKey, BodyRenderer.ResponseBody> rendered = new ConcurrentHashMap<>();

    private ScopeEvaluation(MaintenanceSnapshot snapshot, ScopeStatus status, Instant now) {
        this.snapshot = snapshot;
        this.status = status;
        List<Instant> ends = Stream.of(status.expect(), status.until())
                .filter(Objects::nonNull)
                .toList();
        this.end = ends.stream().filter(now::isBefore).findFirst().orElse(null);
        this.overdue = end == null && !ends.isEmpty();
        this.from = now.toEpochMilli();
        Instant dayBefore = end == null ? null : end.minus(Duration.ofDays(1));
        this.later = dayBefore != null && now.isBefore(dayBefore);
        this.to = Stream.of(later ? dayBefore : end, status.next())
                .filter(Objects::nonNull)
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(Long.MAX_VALUE);
        this.credentials = credentials(status);
    }

    /**
     * What an activation keeps of its bypass.
     *
     * @param scope the scope of the activation
     * @param credential what it keeps
     */
    record ScopedCredential(String scope, BypassCredential credential) {}

    static ScopeEvaluation of(MaintenanceSnapshot snapshot, String scope, Instant now) {
        return new ScopeEvaluation(snapshot, snapshot.scope(scope, now), now);
    }

    /** Returns {@code true} if nothing has changed since. */
    @SuppressWarnings("ReferenceEquality") // a snapshot keeps its instance until something changes
    boolean isOf(MaintenanceSnapshot current, long now) {
        return snapshot == current && from <= now && now < to;
    }

    MaintenanceSnapshot snapshot() {
        return snapshot;
    }

    ScopeStatus status() {
        return status;
    }

    /** Returns when visitors are told that it is over: in the future, or {@code null} if they are told nothing. */
    @Nullable
    Instant end() {
        return end;
    }

    /** Returns {@code true} if it was said to be over by now. */
    boolean isOverdue() {
        return overdue;
    }

    /** Returns {@code true} if the end is more than a day away. */
    boolean isLater() {
        return later;
    }

    /** Returns the message in each language that it is there in; the one without a language under that name. */
    Map<String, String> messages(String withoutLanguage) {
        Map<String, String> known = messages;
        if (known == null) {
            known = read(withoutLanguage);
            messages = known;
        }
        return known;
    }

    /** Returns the name of the page's template that the activation names, checked by nobody; empty: none. */
    String template() {
        return status.newest().map(PageTemplate::named).orElse("");
    }

    private Map<String, String> read(String withoutLanguage) {
        Map<String, String> found = new TreeMap<>();
        status.newest().ifPresent(newest -> {
            if (!newest.message().isEmpty()) {
                found.put(withoutLanguage, newest.message());
            }
            newest.attributes().forEach((name, text) -> {
                if (name.startsWith(MESSAGE)) {
                    found.put(name.substring(MESSAGE.length()), text);
                }
            });
        });
        return found;
    }

    /** Returns the locks whose keys let in. */
    List<ScopedCredential> credentials() {
        return credentials;
    }

    BodyRenderer.ResponseBody rendered(
            BodyRenderer.BodyKey key, Function<BodyRenderer.BodyKey, BodyRenderer.ResponseBody> renderer) {
        return rendered.computeIfAbsent(key, renderer);
    }

    /** As with addresses: who may enter one part may not therefore enter when everything is closed. */
    private static List<ScopedCredential> credentials(ScopeStatus status) {
        boolean everything = status.heldBy().stream().anyMatch(ScopeEvaluation::isGlobal);
        return status.heldBy().stream()
                .filter(each -> !everything || isGlobal(each))
                .flatMap(each -> credential(each).stream())
                .toList();
    }

    private static Optional<ScopedCredential> credential(Activation activation) {
        return BypassCredential.of(activation.attributes())
                .map(credential -> new ScopedCredential(activation.scope(), credential));
    }

    private static boolean isGlobal(Activation activation) {
        return activation.scope().equals(MaintenanceMode.GLOBAL);
    }
}
