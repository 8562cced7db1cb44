// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.admin.token.TokenRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What listeners are told, and when. Time is the test's. */
class StateFeedTest {

    private static final Token ANN = Token.of("ann", Role.READ, "a");
    private static final Token BOB = Token.of("bob", Role.WRITE, "b");

    @TempDir
    Path directory;

    private final MemoryStore store = new MemoryStore();
    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .properties(Map.of("maintenance.flag-file", "none"), "a test")
            .backend(options -> store)
            .noFallback()
            .namespace("shop")
            .open();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Instant now = Instant.now();
    private TokenFile tokens;
    private StateFeed feed;

    @BeforeEach
    void open() throws IOException {
        tokens = new TokenFile(directory.resolve("tokens"));
        tokens.add(ANN);
        tokens.add(BOB);
        feed = new StateFeed(maintenance, new TokenRegistry(tokens), () -> now, nanos::get);
    }

    @AfterEach
    void close() {
        feed.close();
        maintenance.close();
    }

    @Test
    void theFirstEventIsTheStateOfNow() {
        assertThat(read(feed.open(ANN)))
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
        EventStream stream = feed.open(ANN);
        String first = read(stream);

        change.accept(maintenance);
        feed.look();

        assertThat(read(stream)).contains("event: state").isNotEqualTo(first);
    }

    @Test
    void aStoreThatGoesAwayAndComesBackIsTold() {
        EventStream stream = feed.open(ANN);
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
        EventStream stream = feed.open(ANN);
        assertThat(read(stream)).contains("{\"on\":false");

        now = now.plusSeconds(3600);
        feed.look();

        assertThat(read(stream)).contains("{\"on\":true");
    }

    @Test
    void whatIsStillTheSameIsNotToldAgain() {
        EventStream stream = feed.open(ANN);
        read(stream);

        for (int i = 0; i < 100; i++) {
            synchronize();
            feed.look();
        }

        assertThat(read(stream)).isEmpty();
    }

    @Test
    void ofManyChangesASlowReaderGetsTheLatestAlone() {
        EventStream stream = feed.open(ANN);
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
        EventStream stream = new EventStream(ANN, closed -> {});
        EntityTag tag = EntityTag.ofText("");

        stream.offer(StateEvent.of(2, tag, "new"));
        stream.offer(StateEvent.of(1, tag, "old"));

        assertThat(read(stream)).contains("new");
    }

    @Test
    void silenceIsBrokenByACommentEachFifteenSeconds() {
        EventStream stream = feed.open(ANN);
        read(stream);

        nanos.addAndGet(Duration.ofSeconds(14).toNanos());
        feed.look();
        assertThat(read(stream)).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        feed.look();
        assertThat(read(stream)).isEqualTo(":\n\n");
    }

    @Test
    void aTokenThatIsRemovedEndsItsStreamsAndNoOther() throws IOException {
        EventStream anns = feed.open(ANN);
        EventStream bobs = feed.open(BOB);

        tokens.remove("ann");
        feed.look();

        assertThat(anns.isEnded()).isTrue();
        assertThat(bobs.isEnded()).isFalse();
    }

    @Test
    void oneListenerTooManyIsRefusedUntilAnotherLeaves() {
        List<EventStream> streams = new ArrayList<>();
        for (int i = 0; i < StateFeed.MOST_LISTENERS; i++) {
            streams.add(feed.open(ANN));
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> feed.open(ANN))
                .extracting(each -> each.problem().status())
                .isEqualTo(503);
        streams.get(0).close();
        assertThat(read(feed.open(ANN))).contains("event: state");
    }

    @Test
    void aListenerThatFailsHarmsNoOther() {
        List<EventStream> streams = List.of(feed.open(ANN), feed.open(ANN), feed.open(ANN));
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
    void aFeedThatIsClosedEndsEveryStreamAndOpensNone() {
        EventStream stream = feed.open(ANN);
        AtomicLong woken = new AtomicLong();
        read(stream);
        stream.onReady(woken::incrementAndGet);

        feed.close();

        assertThat(stream.isEnded()).isTrue();
        assertThat(woken).hasValue(1);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> feed.open(ANN));
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
