// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What listeners are told, and when. Time is the test's. */
class StateFeedTest {

    private final MemoryStore store = new MemoryStore();
    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .properties(Map.of("maintenance.flag-file", "none"), "a test")
            .backend(options -> store)
            .noFallback()
            .namespace("shop")
            .open();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Instant now = Instant.now();
    private final StateFeed feed = new StateFeed(maintenance, () -> now, nanos::get);

    @AfterEach
    void close() {
        feed.close();
        maintenance.close();
    }

    @Test
    void theFirstEventIsTheStateOfNow() {
        assertThat(read(open()))
                .startsWith("retry: ")
                .contains("\nid: \"", "\nevent: state\n", "\ndata: {\"on\":false,\"namespace\":\"shop\"")
                .endsWith("}\n\n");
    }

    static Stream<Named<Consumer<MaintenanceMode>>> changes() {
        return Stream.of(
                Named.of("on", mode -> mode.enable()),
                Named.of("another part", mode -> mode.scope("store-a").enable()),
                Named.of("another holder", mode -> mode.enable(spec -> spec.holder("deploy"))),
                Named.of("another level", mode -> mode.enable(spec -> spec.level(Level.READ_ONLY))),
                Named.of("a reason", mode -> mode.enable(spec -> spec.reason("Migration"))),
                Named.of("a window", mode -> mode.enable(spec -> spec.lasting(Duration.ofHours(1)))),
                Named.of("the allow-list", mode -> mode.allow("10.0.0.1")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachChangeIsTold(Consumer<MaintenanceMode> change) {
        maintenance.scope("other").enable();
        EventStream stream = open();
        String first = read(stream);

        change.accept(maintenance);
        feed.look();

        assertThat(read(stream)).contains("event: state").isNotEqualTo(first);
    }

    @Test
    void aStoreThatGoesAwayAndComesBackIsTold() {
        EventStream stream = open();
        assertThat(read(stream)).contains("\"degraded\":false");

        store.away(true);
        synchronize();
        feed.look();
        assertThat(read(stream)).contains("\"degraded\":true");

        store.away(false);
        synchronize();
        feed.look();
        assertThat(read(stream)).contains("\"degraded\":false");
    }

    @Test
    void aWindowThatBeginsByItselfIsTold() {
        maintenance.enable(spec -> spec.from(now.plusSeconds(3600)));
        EventStream stream = open();
        assertThat(read(stream)).contains("{\"on\":false");

        now = now.plusSeconds(3600);
        feed.look();

        assertThat(read(stream)).contains("{\"on\":true");
    }

    @Test
    void whatIsStillTheSameIsNotToldAgain() {
        EventStream stream = open();
        read(stream);

        for (int i = 0; i < 100; i++) {
            synchronize();
            feed.look();
        }

        assertThat(read(stream)).isEmpty();
    }

    @Test
    void ofManyChangesASlowReaderGetsTheLatestAlone() {
        EventStream stream = open();
        for (int i = 0; i < 50; i++) {
            String reason = "number " + i;
            maintenance.enable(spec -> spec.reason(reason));
            feed.look();
        }

        assertThat(read(stream)).contains("number 49");
        assertThat(read(stream)).isEmpty();
    }

    @Test
    void anEventThatWasOvertakenIsDropped() {
        EventStream stream = new EventStream(() -> true, closed -> {});
        EntityTag tag = EntityTag.ofText("");

        stream.offer(StateEvent.of(2, tag, "new"));
        stream.offer(StateEvent.of(1, tag, "old"));

        assertThat(read(stream)).contains("new");
    }

    @Test
    void silenceIsBrokenByACommentEachFifteenSeconds() {
        EventStream stream = open();
        read(stream);

        nanos.addAndGet(Duration.ofSeconds(14).toNanos());
        feed.look();
        assertThat(read(stream)).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        feed.look();
        assertThat(read(stream)).isEqualTo(":\n\n");
    }

    @Test
    void whoMayNotReadAnyMoreIsToldNothing() {
        AtomicBoolean granted = new AtomicBoolean(true);
        EventStream stream = feed.open(granted::get);
        EventStream other = open();

        granted.set(false);
        feed.look();

        assertThat(stream.isEnded()).isTrue();
        assertThat(read(stream)).isEmpty();
        assertThat(other.isEnded()).isFalse();
    }

    @Test
    void oneListenerTooManyIsRefusedUntilAnotherLeaves() {
        List<EventStream> streams = new ArrayList<>();
        for (int i = 0; i < StateFeed.MOST_LISTENERS; i++) {
            streams.add(open());
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::open)
                .extracting(each -> each.problem().status())
                .isEqualTo(503);
        streams.get(0).close();
        assertThat(read(open())).contains("event: state");
    }

    @Test
    void aListenerThatFailsHarmsNoOther() {
        List<EventStream> streams = List.of(open(), open(), open());
        streams.forEach(StateFeedTest::read);
        streams.get(1).onReady(() -> {
            throw new IllegalStateException("its connection is broken");
        });

        maintenance.enable();
        feed.look();

        assertThat(read(streams.get(0))).contains("{\"on\":true");
        assertThat(read(streams.get(2))).contains("{\"on\":true");
        assertThat(streams.get(1).isEnded()).isTrue();
    }

    @Test
    void aListenerThatFailsKeepsNoOtherFromItsEnd() {
        List<EventStream> streams = List.of(open(), open(), open());
        for (EventStream each : streams) {
            read(each);
            each.onReady(() -> {
                throw new IllegalStateException("its connection is broken");
            });
        }

        feed.close();

        assertThat(streams).allMatch(EventStream::isEnded);
    }

    @Test
    void aFeedThatIsClosedEndsEveryStreamAndOpensNone() {
        EventStream stream = open();
        AtomicLong woken = new AtomicLong();
        read(stream);
        stream.onReady(woken::incrementAndGet);

        feed.close();

        assertThat(stream.isEnded()).isTrue();
        assertThat(woken).hasValue(1);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::open);
    }

    private EventStream open() {
        return feed.open(() -> true);
    }

    private void synchronize() {
        try {
            var ignored = maintenance.synchronize();
        } catch (NotStoredException away) {
            assertThat(maintenance.health().degraded()).isTrue();
        }
    }

    /** Returns what the listener can read now. */
    private static String read(EventStream stream) {
        return stream.poll()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
