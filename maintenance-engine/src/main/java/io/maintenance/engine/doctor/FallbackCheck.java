// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.DurationText;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.KeeperLease.LeaseState;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checks who tends the fallback, and whether it knows what the primary store knows. */
record FallbackCheck(Store fallback, Store primary, KeeperLease lease, Platform platform) {

    private static final String KEEPER = "keeper";
    private static final String AGREEMENT = "agreement";

    /** A keeper brings both together at its next look; a check that falls in between looks again. */
    private static final int LOOKS = 6;

    private static final Duration PAUSE = Duration.ofMillis(400);

    void into(FindingCollector findings) {
        StoreReading local = fallback.lastReading().orElseThrow();
        LeaseState standing = lease.state(local);
        if (standing == LeaseState.FOREIGN) {
            foreign(local, findings);
            return;
        }
        keeper(local, standing, findings);
        if (primary.failure().isEmpty()) {
            agreement(standing == LeaseState.LIVE, findings);
        }
    }

    private void foreign(StoreReading local, FindingCollector findings) {
        Entry<?> entry = lease.isForeign(local.status()) ? local.status() : local.addresses();
        String other = KeeperLease.primaryOf(entry);
        findings.warn(
                KEEPER,
                (other.isEmpty()
                                ? "it does not say which primary store it belongs to"
                                : "it belongs to the primary store " + other)
                        + ", and this one is " + lease.primary() + ": nothing of it is used",
                "The next node that starts here sets it aside. If it belongs here after all, take it over with"
                        + " 'maintenance migrate --from " + fallback.url() + "'.");
    }

    private void keeper(StoreReading local, LeaseState standing, FindingCollector findings) {
        String remedy =
                "Start the application here. Where none is to run all is well, but a change made here during an outage"
                        + " is refused.";
        Optional<KeeperNote> note = local.note();
        Keeper keeper = note.map(KeeperNote::keeper).orElse(null);
        if (keeper == null) {
            findings.warn(KEEPER, "no node has ever tended it", remedy);
            return;
        }
        String age = age(keeper.at(), platform.clock().instant());
        if (note.get().left()) {
            findings.warn(KEEPER, "no node tends it now: " + keeper.who() + " was closed " + age, remedy);
            return;
        }
        String noted = keeper.who() + " tends it, noted " + age;
        if (standing == LeaseState.LIVE) {
            findings.ok(KEEPER, noted);
        } else {
            findings.warn(KEEPER, "no node tends it now: " + noted, remedy);
        }
    }

    private static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS);
        return age.isNegative() ? "for a time that is to come" : DurationText.format(age) + " ago";
    }

    private void agreement(boolean tended, FindingCollector findings) {
        try {
            for (int look = 0; look < LOOKS; look++) {
                State shared = primary.read().state();
                State local = fallback.read().state();
                if (shared.includes(local) && local.includes(shared)) {
                    findings.ok(AGREEMENT, "it holds what the primary store holds");
                    return;
                }
                if (!tended || look == LOOKS - 1) {
                    differ(shared.includes(local), tended, findings);
                    return;
                }
                platform.pause(PAUSE);
            }
        } catch (BackendException unread) {
            findings.warn(AGREEMENT, "could not be compared: " + unread.getMessage(), "Run this again.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void differ(boolean older, boolean tended, FindingCollector findings) {
        String detail = older
                ? "it does not know the last changes of the primary store"
                : "it holds changes that the primary store does not have";
        findings.warn(
                AGREEMENT,
                detail,
                tended
                        ? "Its keeper should have mended that by now: look at the log of that application."
                        : "The next node that starts here within 7 days of the last note mends it.");
    }
}
