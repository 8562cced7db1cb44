// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.path.ScopeMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The evaluations of scopes that requests belong to, kept for the requests after them. Thread-safe. */
final class ScopeEvaluationCache {

    private static final System.Logger LOG = System.getLogger(ScopeEvaluationCache.class.getName());

    /** An application may name any number of scopes. */
    private static final int MOST = 1_000;

    private final Map<String, ScopeEvaluation> remembered = new ConcurrentHashMap<>();
    private final ScopeMap scopes;
    private final List<String> alone;
    private final @Nullable Function<? super RequestView, @Nullable String> resolver;

    ScopeEvaluationCache(ScopeMap scopes, @Nullable Function<? super RequestView, @Nullable String> resolver) {
        this.scopes = scopes;
        this.alone = List.of(scopes.otherwise());
        this.resolver = resolver;
    }

    /** Of the scopes that a request may belong to, the first that is on; an ambiguous path is no way out. */
    ScopeEvaluation of(RequestView request, MaintenanceSnapshot snapshot, long now) {
        List<String> candidates = candidates(request, snapshot);
        ScopeEvaluation found = at(candidates.get(0), snapshot, now);
        for (int next = 1; next < candidates.size() && !found.status().on(); next++) {
            found = at(candidates.get(next), snapshot, now);
        }
        return found;
    }

    private List<String> candidates(RequestView request, MaintenanceSnapshot snapshot) {
        if (resolver == null && scopes.entries().isEmpty()) {
            return alone;
        }
        RequestPath path = RequestPath.of(request.rawPath(), request.path());
        return resolver == null
                ? scopes.candidates(request.host(), path)
                : resolved(resolver, request, path == null ? snapshot.scopes() : List.of());
    }

    /** Of a path that servers disagree about a resolver cannot know whose it is: all parts may be meant. */
    private List<String> resolved(
            Function<? super RequestView, @Nullable String> own, RequestView request, List<String> perhaps) {
        String scope = null;
        try {
            scope = own.apply(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The resolver of scopes failed; " + scopes.otherwise() + " counts", e);
        }
        return scope == null ? Stream.concat(alone.stream(), perhaps.stream()).toList() : List.of(scope);
    }

    ScopeEvaluation at(String scope, MaintenanceSnapshot snapshot, long now) {
        ScopeEvaluation known = remembered.get(scope);
        if (known != null && known.isOf(snapshot, now)) {
            return known;
        }
        if (remembered.size() >= MOST) {
            remembered.clear();
        }
        ScopeEvaluation fresh = ScopeEvaluation.of(snapshot, scope, Instant.ofEpochMilli(now));
        remembered.put(scope, fresh);
        return fresh;
    }

    /** Returns what is true of a scope, remembered or not. */
    ScopeStatus status(String scope, MaintenanceSnapshot snapshot, long now) {
        return at(scope, snapshot, now).status();
    }
}
