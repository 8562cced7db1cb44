// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How lines are appended, whatever the file was left like. */
class EventLogTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("log/events.jsonl");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        SampleLog log = SampleLog.of(file, "a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.resolveSibling("events.jsonl.chain"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 200})
    void aLineThatWasTornIsEndedAndSaidSo(int bytes) throws IOException {
        SampleLog log = SampleLog.of(file, "a", "b");
        Files.writeString(file, log.lines().get(2).substring(0, bytes), StandardOpenOption.APPEND);
        assertThat(log.check().notes()).singleElement().asString().contains("in the middle of a line");

        log.append("c");

        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.check().notes()).singleElement().asString().contains("line 4", "was cut off while");
        assertThat(log.lines().get(4)).contains("maintenance.line_torn", "\"bytes\":" + bytes);
        assertThat(log.lines()).hasSize(6);
    }

    @Test
    void aLineThatLacksOnlyItsNewlineIsKept() {
        SampleLog log = SampleLog.of(file, "a", "b");
        log.write(String.join("\n", log.lines()));

        log.append("c");

        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.lines()).hasSize(4);
    }

    @Test
    void aFirstLineThatWasTornIsEndedAndSaidSo() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"seq\":1,\"ti");

        SampleLog log = SampleLog.of(file, "a");

        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().get(1)).contains("maintenance.line_torn");
    }

    @Test
    void anotherFileIsNotWrittenTo() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "127.0.0.1 localhost\n");

        assertThatIOException()
                .isThrownBy(() -> new EventLog(file, LineSeal.PLAIN).append(SampleLog.entry("a")))
                .withMessageContaining("is no event");
        assertThat(file).hasContent("127.0.0.1 localhost\n");
    }

    @Test
    void whatIsNoFileIsNotWrittenTo() throws IOException {
        Files.createDirectories(file);

        assertThatIOException()
                .isThrownBy(() -> new EventLog(file, LineSeal.PLAIN).append(SampleLog.entry("a")))
                .withMessageContaining("is no regular file");
    }

    @Test
    void itsDirectoryMayBeALink() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(file.getParent(), real);

        assertThat(SampleLog.of(file, "a").check().isWhole()).isTrue();
        assertThat(real.resolve("events.jsonl")).exists();
    }

    @Test
    void aFileThatWasRenamedAwayIsContinued() throws IOException {
        SampleLog log = SampleLog.of(file, "a", "b");
        Path old = Files.move(file, directory.resolve("events.jsonl.1"));

        log.append("c");

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).contains("\"seq\":4", "maintenance.file_started");
        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.check().notes()).singleElement().asString().contains("goes on after event 3 of an earlier file");
        ChainReport both = SampleLog.check(LineSeal.PLAIN, old, file);
        assertThat(both.isWhole()).isTrue();
        assertThat(both.lines()).isEqualTo(5);
        assertThat(both.notes()).isEmpty();
    }

    @Test
    void renamedFilesInTheWrongOrderOrWithOneMissingShow() throws IOException {
        SampleLog log = SampleLog.of(file, "a");
        Path first = Files.move(file, directory.resolve("events.jsonl.2"));
        log.append("b");
        Path second = Files.move(file, directory.resolve("events.jsonl.1"));
        log.append("c");

        assertThat(SampleLog.check(LineSeal.PLAIN, first, second, file).isWhole())
                .isTrue();
        assertThat(SampleLog.check(LineSeal.PLAIN, first, file).isWhole()).isFalse();
        assertThat(SampleLog.check(LineSeal.PLAIN, second, first, file).isWhole())
                .isFalse();
    }

    @Test
    void theChainGoesOnIfTheNoteBesideItIsLost() throws IOException {
        SampleLog log = SampleLog.of(file, "a");
        Files.delete(file.resolveSibling("events.jsonl.chain"));

        log.append("b");

        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.check().notes()).isEmpty();
    }

    @Test
    void aLineThatWasNotNotedBeforeACrashIsTheLastNevertheless() throws IOException {
        SampleLog log = SampleLog.of(file, "a");
        byte[] before = Files.readAllBytes(file.resolveSibling("events.jsonl.chain"));
        log.append("b");
        Files.write(file.resolveSibling("events.jsonl.chain"), before);

        log.append("c");

        assertThat(log.check().isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "9999999999999999999 0000000000000000000000000000000000000000000000000000000000000000\n"
            })
    void aNoteBesideItThatIsNoneIsReplaced(String note) throws IOException {
        SampleLog log = SampleLog.of(file, "a");
        Files.writeString(file.resolveSibling("events.jsonl.chain"), note);

        log.append("b");

        assertThat(log.check().isWhole()).isTrue();
        assertThat(log.check().notes()).isEmpty();
    }

    @Test
    void severalWritersAtOnceLeaveOneChain() {
        List<Integer> writers = IntStream.range(0, 8).boxed().toList();

        writers.parallelStream().forEach(writer -> SampleLog.of(file, "w" + writer, "w" + writer, "w" + writer));

        ChainReport report = SampleLog.check(LineSeal.PLAIN, file);
        assertThat(report.problems()).isEmpty();
        assertThat(report.lines()).isEqualTo(25);
    }
}
