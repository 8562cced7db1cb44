// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a file of events shows, and where. */
class ChainTest {

    private static final LineSeal KEYED = LineSeal.keyed(Secret.of("a key of enough characters"));

    @TempDir
    Path directory;

    private SampleLog log;

    @BeforeEach
    void write() {
        log = SampleLog.of(directory.resolve("events.jsonl"), "a", "b", "c", "d", "e");
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.check().lines()).isEqualTo(6);
        assertThat(log.check().seq()).isEqualTo(6);
        assertThat(log.check().notes()).isEmpty();
    }

    @Test
    void eachLineHasTheHashOfTheOneBefore() {
        List<String> lines = log.lines();

        for (int at = 1; at < lines.size(); at++) {
            String hash = LineSeal.sha256(lines.get(at - 1).getBytes(StandardCharsets.UTF_8));
            assertThat(lines.get(at)).contains("\"previous\":\"" + hash + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anAlteredLineShows(int line) {
        List<String> lines = log.lines();
        lines.set(line - 1, lines.get(line - 1).replace("2026-11-21", "2026-11-20"));
        log.write(lines);

        assertThat(log.problems()).singleElement().asString().startsWith(line + " was altered");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anAlteredLineShowsAlsoIfItsSealWasPutRight(int line) {
        List<String> lines = log.lines();
        String altered = lines.get(line - 1).replace("2026-11-21", "2026-11-20").replaceFirst(",\"hash\":.*", "");
        String hash = LineSeal.PLAIN.of(altered.getBytes(StandardCharsets.UTF_8));
        lines.set(line - 1, altered + ",\"hash\":\"" + hash + "\"}");
        log.write(lines);

        assertThat(log.problems())
                .singleElement()
                .asString()
                .startsWith(Math.min(line + 1, 6) + " ")
                .contains("altered or replaced");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aRemovedLineShows(int line) {
        List<String> lines = log.lines();
        lines.remove(line - 1);
        log.write(lines);

        assertThat(log.problems())
                .containsExactly(line + " is event " + (line + 1) + ", where event " + line
                        + " was expected: 1 before it were removed");
    }

    @Test
    void linesThatWereRemovedAtTheBeginningShow() {
        log.write(log.lines().subList(2, 6));

        assertThat(log.problems())
                .containsExactly("1 is event 3, and no beginning of a file: lines before it were removed");
    }

    @Test
    void linesThatWereCutOffAtTheEndShow() {
        log.write(log.lines().subList(0, 4));

        assertThat(log.problems())
                .singleElement()
                .asString()
                .startsWith("4 is event 4, the last;")
                .endsWith("knows event 6: 2 were cut off at the end");
    }

    @Test
    void linesThatWereCutOffShowAlsoAfterTheNextEvent() {
        log.write(log.lines().subList(0, 4));
        log.append("f");

        assertThat(log.problems())
                .containsExactly("5 is event 7, where event 5 was expected: 2 before it were removed");
    }

    @Test
    void anInsertedLineShows() {
        List<String> lines = log.lines();
        lines.add(3, lines.get(1));
        log.write(lines);

        assertThat(log.problems())
                .containsExactly("4 is event 2, where event 4 was expected: it was inserted, repeated or moved");
    }

    @Test
    void aLineThatIsNoEventShows() {
        List<String> lines = log.lines();
        lines.add(3, "{}");
        log.write(lines);

        assertThat(log.problems()).containsExactly("4 is no event: it was altered or inserted");
    }

    @Test
    void linesThatChangedPlacesShow() {
        List<String> lines = log.lines();
        Collections.swap(lines, 2, 3);
        log.write(lines);

        assertThat(log.problems()).hasSize(2).anyMatch(each -> each.startsWith("3 is event 4, where event 3"));
    }

    @Test
    void newlinesOfAnotherSystemShow() {
        log.write(String.join("\r\n", log.lines()) + "\r\n");

        assertThat(log.check().isWhole()).isFalse();
    }

    @Test
    void aFileThatWasEmptiedShows() {
        log.write("");

        assertThat(log.problems()).singleElement().asString().contains("6 were cut off at the end");
    }

    @Test
    void withoutTheNoteBesideItACutIsSaidNotToShow() throws IOException {
        Files.delete(directory.resolve("events.jsonl.chain"));

        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.check().notes()).singleElement().asString().contains("cut off at the end do not show");
    }

    @Test
    void whoHasNoKeyCannotPutASealRight() {
        SampleLog keyed = new SampleLog(directory.resolve("keyed.jsonl"), KEYED);
        keyed.append("a", "b");
        assertThat(keyed.check().isWhole()).isTrue();
        assertThat(keyed.check(LineSeal.PLAIN).notes())
                .singleElement()
                .asString()
                .contains("were not checked");
        List<String> lines = keyed.lines();
        String forged = lines.get(2).replace("\"b\"", "\"z\"").replaceFirst(",\"hmac\":.*", "");
        String hash = LineSeal.PLAIN.of(forged.getBytes(StandardCharsets.UTF_8));

        lines.set(2, forged + ",\"hmac\":\"" + hash + "\"}");
        keyed.write(lines);
        assertThat(keyed.problems()).singleElement().asString().startsWith("3 was altered");

        lines.set(2, forged + ",\"hash\":\"" + hash + "\"}");
        keyed.write(lines);
        assertThat(keyed.problems()).singleElement().asString().startsWith("3 is not sealed with the key");
    }

    @Test
    void aChainThatWasWrittenAgainWithoutTheKeyShows() {
        assertThat(log.check(KEYED).problems()).singleElement().asString().contains("no line is sealed with the key");
    }
}
