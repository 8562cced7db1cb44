// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.MaintenanceMode;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What records the events of a switch where its settings say so: in a file whose lines are chained by their hashes, and by signed
 * webhooks. One process should do it for a deployment. Nothing that goes wrong here delays or hinders a change. Thread-safe.
 *
 * <pre>{@code
 * MaintenanceMode maintenance = MaintenanceMode.open();
 * MaintenanceEvents events = MaintenanceEvents.open(maintenance);
 * }</pre>
 */
public final class MaintenanceEvents implements AutoCloseable {

    private final List<EventSink> sinks;
    private final Optional<EventRecorder> recorder;

    private MaintenanceEvents(List<EventSink> sinks, Optional<EventRecorder> recorder) {
        this.sinks = sinks;
        this.recorder = recorder;
    }

    /**
     * Begins to record what happens from now on, on a thread of its own. Without a setting {@code maintenance.events.*} nothing is
     * recorded.
     *
     * @throws io.maintenance.ConfigurationException with every error in those settings
     */
    public static MaintenanceEvents open(MaintenanceMode maintenance) {
        return open(maintenance, Clock.systemUTC());
    }

    /** As {@link #open(MaintenanceMode)}, with the clock of the switch, for tests. */
    public static MaintenanceEvents open(MaintenanceMode maintenance, InstantSource clock) {
        EventsSettings settings = EventsSettings.of(maintenance);
        List<EventSink> sinks = new ArrayList<>();
        settings.file().ifPresent(file -> sinks.add(new FileSink(settings, file)));
        settings.webhook().ifPresent(webhook -> sinks.add(new WebhookSink(webhook, clock)));
        Optional<EventRecorder> recorder =
                sinks.isEmpty() ? Optional.empty() : Optional.of(new EventRecorder(maintenance, clock, sinks));
        recorder.ifPresent(EventRecorder::start);
        return new MaintenanceEvents(List.copyOf(sinks), recorder);
    }

    /** Returns {@code true} if events are recorded anywhere. */
    public boolean isRecording() {
        return recorder.isPresent();
    }

    /** Returns where events are recorded, for people: a file, and a receiver without the path of its address. */
    public List<String> targets() {
        return sinks.stream().map(EventSink::target).toList();
    }

    /** Returns how often things happened since the start, by name: {@code events-written} and {@code events-lost}, for instance. */
    public Map<String, Long> counters() {
        Map<String, Long> counters = new TreeMap<>();
        sinks.forEach(sink -> counters.putAll(sink.counters()));
        return counters;
    }

    /** Records what has happened so far, and ends, within some seconds. Does not close the switch. Idempotent. */
    @Override
    public void close() {
        recorder.ifPresent(EventRecorder::close);
        sinks.forEach(EventSink::close);
    }
}
