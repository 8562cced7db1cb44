// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.events.log.EventEntry;
import java.util.Map;

/** What is told of each event, in order, by one thread. It never throws. */
interface EventSink extends AutoCloseable {

    /**
     * Takes an event, or counts it as lost.
     *
     * @return the event for the next sink, perhaps with more fields
     */
    EventEntry accept(EventEntry entry);

    /** Returns where events go, for people, without secrets. */
    String target();

    /** Returns how often things happened since the start, by name. */
    Map<String, Long> counters();

    @Override
    default void close() {}
}
