// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two texts in one namespace of one store.
 *
 * <p>Instances are thread-safe. Every method that talks to the store fails with {@link BackendException} only, and with
 * {@link IllegalStateException} after {@link #close}. A call ends by itself within {@link BackendOptions#timeout},
 * whatever the server does; an interrupt ends it earlier and leaves the thread's interrupt flag set.
 */
public interface MaintenanceBackend extends AutoCloseable {

    /**
     * Reads both entries, in one round trip where the store can.
     *
     * <p>The read sees every {@link #compareAndSet} that was acknowledged before it began: no replicas, no near caches. A
     * store that cannot read both entries atomically reads {@link StorageKey#MAINTENANCE_MODE_STATUS} first, because
     * writers write it last.
     *
     * <p>An entry that holds something else than text does not make the call fail, because the other entry stays readable: in
     * its place is the text of a {@link io.maintenance.spi.support.Damage}.
     *
     * @return the texts that are there; an absent entry is absent from the map, never an empty text
     * @throws BackendException if the store could not be asked; never to say that an entry is absent
     */
    Map<StorageKey, String> read();

    /**
     * Replaces one entry, if it is still what the caller saw, in one atomic step.
     *
     * <p>Texts are compared by exact code points; an entry that holds no text is compared by the text that stands for it in
     * {@link #read}. The method does not retry: after {@code false} or an exception the engine
     * reads again and decides.
     *
     * @param key the entry to replace
     * @param expected the text that must be there now, or {@code null} if the entry must be absent
     * @param update the text to store; it never expires
     * @return {@code true} if {@code update} is stored; {@code false} if another text is there, or none where one was
     *     expected, and nothing was written
     * @throws BackendException if it failed: the write may or may not have happened, unless the exception
     *     {@linkplain BackendException#isUnwritten says} that it has not
     */
    boolean compareAndSet(StorageKey key, @Nullable String expected, String update);

    /**
     * Begins to hint that the entries may have changed.
     *
     * <p>A hint carries no data: it makes the engine read. Late, duplicate and spurious hints are fine, and none comes after
     * the watch is closed. The call does not need the server to be up; a watch that lost its server comes back by itself and
     * then hints once.
     *
     * @param hint called from any thread of the backend; it returns at once and does not throw
     * @return the watch, or empty if this store cannot push, in which case the engine polls
     */
    default Optional<Watch> watch(Runnable hint) {
        return Optional.empty();
    }

    /** Returns who shares this store and how large an entry may be; answers without asking the store. */
    default Traits traits() {
        return Traits.UNKNOWN;
    }

    /**
     * Returns which store this is: the same text for all addresses and clients that lead to the same entries, another for any other
     * store. The engine writes it into a fallback, and believes there only what was kept beside the same store. It shows no secret,
     * and is answered without asking the store. Empty, as by default, if the scheme, hosts and path of the URL say it; a backend
     * that was handed in without a URL should name its store here, or all such stores count as one.
     */
    default Optional<String> identity() {
        return Optional.empty();
    }

    /**
     * Returns how a person removes an entry by hand, as a command for a shell or as a sentence. It stands in messages about
     * damaged entries, and shows no secret.
     */
    default String removalHint(StorageKey key) {
        return "remove the entry " + key + " from the store";
    }

    /**
     * Returns how this store may have become empty, as a sentence, where that happens in the ordinary course of things. It stands in
     * messages about a store without entries, which a command cannot tell from one that never had any.
     */
    default Optional<String> absenceHint() {
        return Optional.empty();
    }

    /** Returns what can be said about the health of this store and its configuration. May be slow; changes nothing. */
    default List<Finding> diagnose() {
        return List.of();
    }

    /**
     * Gives back everything the backend opened and ends every thread it started, also while a call hangs, while the store is down,
     * and on a thread that is interrupted, which it leaves so. Idempotent. A call that is under way and has no answer yet fails with
     * {@link BackendException} of kind {@code UNAVAILABLE}, or with {@link IllegalStateException}.
     */
    @Override
    void close();
}
