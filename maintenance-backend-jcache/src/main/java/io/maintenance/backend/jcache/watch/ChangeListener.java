// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.watch;

import java.util.function.Consumer;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/**
 * A listener to every change of a cache that a provider tells: nobody hears of {@code clear()}, and events may come in any order.
 *
 * @param changed told the key
 */
public record ChangeListener(Consumer<String> changed)
        implements CacheEntryCreatedListener<String, String>,
                CacheEntryUpdatedListener<String, String>,
                CacheEntryRemovedListener<String, String>,
                CacheEntryExpiredListener<String, String> {

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        tell(events);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        tell(events);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        tell(events);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        tell(events);
    }

    /** By way of objects: in a cache without types a key may be anything. */
    private void tell(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
        for (CacheEntryEvent<?, ?> event : events) {
            changed.accept(String.valueOf((Object) event.getKey()));
        }
    }
}
