// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend whose texts show none of the secrets that it was configured with: a server or a driver may have quoted them in an
 * answer that the backend hands on.
 *
 * @param backend does the work
 * @param scrubber knows the secrets
 */
record ScrubbedBackend(MaintenanceBackend backend, SecretScrubber scrubber) implements MaintenanceBackend {

    @Override
    public Map<StorageKey, String> read() {
        return scrubbed(backend::read);
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        return scrubbed(() -> backend.compareAndSet(key, expected, update));
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        return scrubbed(() -> backend.watch(hint));
    }

    @Override
    public Traits traits() {
        return backend.traits();
    }

    @Override
    public Optional<String> identity() {
        return backend.identity().map(scrubber::scrub);
    }

    @Override
    public String removalHint(StorageKey key) {
        return scrubber.scrub(backend.removalHint(key));
    }

    @Override
    public Optional<String> absenceHint() {
        return backend.absenceHint().map(scrubber::scrub);
    }

    @Override
    public List<Finding> diagnose() {
        return scrubbed(backend::diagnose).stream().map(this::scrubbed).toList();
    }

    @Override
    public void close() {
        scrubbed(() -> {
            backend.close();
            return true;
        });
    }

    @Override
    public String toString() {
        return scrubber.scrub(backend.toString());
    }

    private Finding scrubbed(Finding finding) {
        return new Finding(
                finding.severity(),
                finding.check(),
                scrubber.scrub(finding.detail()),
                scrubber.scrub(finding.remedy()));
    }

    private <T> T scrubbed(Supplier<T> call) {
        try {
            return call.get();
        } catch (BackendException e) {
            throw isClean(e) ? e : scrubbed(e);
        } catch (RuntimeException | Error e) {
            if (isClean(e)) {
                throw e;
            }
            throw new IllegalStateException(text(e), cause(e));
        }
    }

    private BackendException scrubbed(BackendException failure) {
        BackendException clean = new BackendException(failure.kind(), text(failure.getMessage()), cause(failure));
        return failure.isUnwritten() ? clean.unwritten() : clean;
    }

    private boolean isClean(Throwable failure) {
        boolean clean = text(failure).equals(failure.toString());
        for (Throwable hidden : failure.getSuppressed()) {
            clean &= isClean(hidden);
        }
        return clean && (failure.getCause() == null || isClean(failure.getCause()));
    }

    /** Stands in for a cause, whose own text cannot be changed. */
    private @Nullable Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            return null;
        }
        Throwable standIn = new IllegalStateException(text(cause), cause(cause));
        standIn.setStackTrace(cause.getStackTrace());
        return standIn;
    }

    private String text(@Nullable Object thing) {
        return scrubber.scrub(String.valueOf(thing));
    }
}
