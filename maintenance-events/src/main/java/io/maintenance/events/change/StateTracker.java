// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.events.log.EventEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the state last, and what happened since. It is handed every snapshot in order, and the time now and then, because
 * a window begins and ends without a snapshot. Not thread-safe.
 */
public final class StateTracker {

    private static final int MOST_PRESENT = 100;

    private final Map<String, Activation> activations = new TreeMap<>();
    private final Map<String, List<AddressRange>> addresses = new TreeMap<>();
    private Instant looked;

    /** Creates a tracker of what happens after a snapshot. */
    public StateTracker(MaintenanceSnapshot present, Instant now) {
        looked = now;
        advance(present, now);
    }

    /** Returns the activations that are on at the last look, or begin later, each in a few words. */
    public List<Map<String, Object>> present() {
        return activations.values().stream()
                .filter(each -> ActivationPhase.of(each, looked) != ActivationPhase.OFF)
                .limit(MOST_PRESENT)
                .map(StateTracker::inAFewWords)
                .toList();
    }

    /** Returns what happened by time alone since the last look. */
    public List<EventEntry> advance(Instant now) {
        List<EventEntry> events = new ArrayList<>();
        for (Activation each : activations.values()) {
            ActivationPhase before = ActivationPhase.of(each, looked);
            ActivationPhase after = ActivationPhase.of(each, now);
            if (before == ActivationPhase.SCHEDULED && after != before) {
                events.add(byTime(EventType.STARTED, each, each.from(), now));
            }
            if (before != ActivationPhase.OFF && after == ActivationPhase.OFF) {
                events.add(byTime(EventType.ENDED, each, each.until(), now));
            }
        }
        looked = now;
        return events;
    }

    /** Returns what happened since the last look, of which this snapshot is the result. */
    public List<EventEntry> advance(MaintenanceSnapshot snapshot, Instant now) {
        List<EventEntry> events = new ArrayList<>(advance(now));
        Set<String> scopes = new TreeSet<>(snapshot.scopes());
        scopes.add(MaintenanceMode.GLOBAL);
        scopes.addAll(addresses.keySet());
        for (String scope : scopes) {
            compareAddresses(snapshot.scope(scope, now), now, events);
        }
        Map<String, Activation> known = new TreeMap<>(activations);
        activations.clear();
        scopes.forEach(scope -> snapshot.scope(scope, now).activations().stream()
                .filter(each -> each.scope().equals(scope))
                .forEach(each -> activations.put(scope + " " + each.holder(), each)));
        Set<String> names = new TreeSet<>(known.keySet());
        names.addAll(activations.keySet());
        names.forEach(name -> compare(known.get(name), activations.get(name), now, events));
        return events;
    }

    private void compareAddresses(ScopeStatus status, Instant now, List<EventEntry> events) {
        List<AddressRange> after = status.addresses();
        List<AddressRange> before = addresses.put(status.scope(), after);
        if (!after.equals(before == null ? List.of() : before)) {
            events.add(new AllowListDifference(texts(before), texts(after)).event(status.scope(), now));
        }
    }

    private static Set<String> texts(@Nullable List<AddressRange> ranges) {
        Set<String> texts = new TreeSet<>();
        if (ranges != null) {
            ranges.forEach(each -> texts.add(each.text()));
        }
        return texts;
    }

    private static void compare(
            @Nullable Activation before, @Nullable Activation after, Instant now, List<EventEntry> events) {
        EventType type = type(before, after, now);
        Activation either = after == null ? before : after;
        if (type != null && either != null) {
            Map<String, Object> fields = about(either);
            if (after != null) {
                said(after, after.at(), fields);
            }
            fields.put("before", ActivationSummary.of(before));
            fields.put("after", ActivationSummary.of(after));
            events.add(new EventEntry(type.label(), now, fields));
        }
    }

    private static @Nullable EventType type(@Nullable Activation before, @Nullable Activation after, Instant now) {
        ActivationPhase was = ActivationPhase.of(before, now);
        ActivationPhase is = ActivationPhase.of(after, now);
        if (is == ActivationPhase.OFF) {
            boolean turnedOff = before != null && before.on() && (after == null || !after.on());
            return turnedOff ? EventType.DISABLED : null;
        }
        if (is != was) {
            return is == ActivationPhase.ACTIVE ? EventType.ENABLED : EventType.SCHEDULED;
        }
        return before != null && after != null && isSame(before, after) ? null : EventType.CHANGED;
    }

    /** When it was said once more makes no difference. */
    private static boolean isSame(Activation before, Activation after) {
        return before.toBuilder().at(after.at()).build().equals(after);
    }

    private static EventEntry byTime(EventType type, Activation activation, @Nullable Instant at, Instant now) {
        Map<String, Object> fields = about(activation);
        said(activation, at, fields);
        return new EventEntry(type.label(), now, fields);
    }

    private static void said(Activation activation, @Nullable Instant at, Map<String, Object> fields) {
        ActivationSummary.putText(fields, "by", activation.by());
        ActivationSummary.putText(fields, "at", at);
        ActivationSummary.putText(fields, "reason", activation.reason());
    }

    private static Map<String, Object> inAFewWords(Activation activation) {
        Map<String, Object> words = about(activation);
        words.put("level", activation.level().label());
        ActivationSummary.putText(words, "from", activation.from());
        ActivationSummary.putText(words, "until", activation.until());
        said(activation, activation.at(), words);
        return words;
    }

    private static Map<String, Object> about(Activation activation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scope", activation.scope());
        fields.put("holder", activation.holder());
        return fields;
    }
}
