// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.error.CacheFailure;
import io.maintenance.backend.jcache.source.CacheOpener;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.support.CallFailures;
import io.maintenance.spi.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The words for what goes wrong with one call to a cache.
 *
 * @param where the call and the cache, as messages begin
 * @param opener knows whether the provider is being started
 */
record CacheCallFailures(String where, CacheOpener opener) implements CallFailures {

    @Override
    public BackendException failed(Throwable cause) {
        return cause instanceof BackendException stated ? stated : CacheFailure.of(where, cause);
    }

    @Override
    public BackendException late(Deadline deadline, Throwable late) {
        String reason = late.getMessage() == null ? "" : " (" + late.getMessage() + ")";
        String what = opener.openingFor()
                .map(since -> "the provider has been starting for " + since.toMillis()
                        + " ms, and goes on with it; it takes seconds, and a client waits for its cluster. A command"
                        + " needs a maintenance.backend.timeout that is longer than that.")
                .orElse("no answer within " + deadline.timeout().toMillis() + " ms" + reason
                        + "; check the provider's cluster.");
        return CacheFailure.unavailable(where, what, late);
    }

    @Override
    public BackendException stuck() {
        return CacheFailure.unavailable(where, "earlier calls have not come back; check the provider's cluster.", null);
    }

    @Override
    public BackendException interrupted(@Nullable Throwable cause) {
        return CacheFailure.unavailable(where, "the thread was interrupted", cause);
    }

    @Override
    public BackendException closed(@Nullable Throwable cause) {
        return CacheFailure.unavailable(where, "the backend was closed meanwhile", cause);
    }
}
