// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"secret", "'secret\n'", "'secret\r\n'", "'\uFEFFsecret\n'"})
    void holdsAPasswordBetweenAMarkAndANewline(String text) throws IOException {
        assertThat(SecretFile.read(file(text, "UTF-8")).reveal()).isEqualTo("secret".toCharArray());
    }

    @ParameterizedTest
    @CsvSource({"' secret '", "'secret\n\n'", "'se\uFEFFcret'"})
    void whatElseIsInItIsThePassword(String text) throws IOException {
        assertThat(String.valueOf(SecretFile.read(file(text, "UTF-8")).reveal()))
                .isEqualTo(text.endsWith("\n\n") ? "secret\n" : text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', UTF-8, it is empty",
        "'\n', UTF-8, it is empty",
        "'\uFEFF\n', UTF-8, it is empty",
        "'\uFEFFsecret', UTF-16LE, it is not UTF-8"
    })
    void otherwiseItSaysWhatIsWrongAndShowsNothing(String text, String charset, String problem) throws IOException {
        Path file = file(text, charset);

        assertThatIOException()
                .isThrownBy(() -> SecretFile.read(file))
                .withMessageContaining(problem)
                .withMessageNotContaining("secret");
    }

    @Test
    void whatIsTooLargeIsNoPassword() throws IOException {
        Path file = file("x".repeat(1 << 17), "UTF-8");

        assertThatIOException().isThrownBy(() -> SecretFile.read(file)).withMessageContaining("too large");
    }

    private Path file(String text, String charset) throws IOException {
        return Files.writeString(directory.resolve("password"), text, Charset.forName(charset));
    }
}
