// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Traits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

    @TempDir
    private Path directory;

    private FileBackend backend;

    @BeforeEach
    void open() {
        backend = GivenOptions.open(directory);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void absentEntriesAreAbsentFromTheMap() {
        assertThat(backend.read()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\r\nb\r\n",
                "a\rb",
                "trailing \t \n",
                "\uFEFFa",
                "tab\tbell\u0007",
                "\uD83D\uDEA7 astral",
                "\u00E9 e\u0301",
                "\uFFFD",
                "damaged entry: not a regular file"
            })
    void givesBackExactlyWhatWasWritten(String text) {
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, text)).isTrue();
        assertThat(backend.read()).isEqualTo(Map.of(MAINTENANCE_MODE_STATUS, text));
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, text, "next")).isTrue();
    }

    @Test
    void takesOneMebibyteOfText() {
        String text = "0123456789abcde\n".repeat(1 << 16);

        assertThat(backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, text))
                .isTrue();
        assertThat(backend.read().get(MAINTENANCE_MODE_ADDRESSES)).isEqualTo(text);
    }

    @Test
    void entriesAreFilesNamedAfterTheirKeys() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "s");
        backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "a");

        assertThat(directory.resolve("shop/MAINTENANCE_MODE_STATUS")).hasContent("s");
        assertThat(directory.resolve("shop/MAINTENANCE_MODE_ADDRESSES")).hasContent("a");
    }

    @Test
    void theLongestEntryCanBeReadBackWhateverItsCharacters() {
        String text = "\u20AC".repeat(backend.traits().maxEntryLength());

        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, text)).isTrue();
        assertThat(text.equals(backend.read().get(MAINTENANCE_MODE_STATUS))).isTrue();
    }

    @Test
    void whatIsTooLongIsRefusedAndTheOldTextStays() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "old");
        String tooLong = "x".repeat(backend.traits().maxEntryLength() + 1);

        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, "old", tooLong))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "old");
    }

    @Test
    void halfASurrogatePairIsRefusedBecauseItWouldNotComeBack() {
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a\uD83D"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
        assertThat(backend.read()).isEmpty();
    }

    @Test
    void createsOnlyWhereNothingIs() {
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "first"))
                .isTrue();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "second"))
                .isFalse();
        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a ", "a\n", "\u00E1", "a\u0301", "b"})
    void replacesOnlyTheExpectedText(String other) {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");

        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, other, "new")).isFalse();
        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "a");
    }

    @Test
    void whatIsAbsentIsNotTheEmptyText() {
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "", "new")).isFalse();
        assertThat(backend.read()).isEmpty();
    }

    @Test
    void theSameTextAgainIsTrue() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");

        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "a")).isTrue();
        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "a");
    }

    @Test
    void onlyEntriesAndTheLockRemain() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, "b", "c");

        assertThat(directory.resolve("shop").toFile().list())
                .containsExactlyInAnyOrder("MAINTENANCE_MODE_STATUS", "lock");
    }

    @Test
    void isSharedByTheProcessesOfThisMachine() {
        assertThat(backend.traits().reach()).isEqualTo(Traits.Reach.HOST);
    }

    @Test
    void theRemovalHintIsACommandThatWorks(@TempDir Path other) throws Exception {
        Path quoted = Files.createDirectory(other.resolve("it's a $HOME"));
        try (FileBackend there = GivenOptions.open(quoted)) {
            there.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");

            Process shell = new ProcessBuilder("sh", "-c", there.removalHint(MAINTENANCE_MODE_STATUS)).start();

            assertThat(shell.waitFor()).isZero();
            assertThat(there.read()).isEmpty();
        }
    }

    @Test
    void afterCloseEveryCallIsAnIllegalState() {
        backend.close();
        backend.close();

        assertThatIllegalStateException().isThrownBy(() -> backend.read());
        assertThatIllegalStateException().isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"));
        assertThatIllegalStateException().isThrownBy(() -> backend.watch(() -> {}));
        assertThatIllegalStateException().isThrownBy(() -> backend.diagnose());
        assertThat(directory).isEmptyDirectory();
    }
}
