// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Secret;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFileTest {

    @TempDir
    private Path directory;

    private final List<String> problems = new ArrayList<>();

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

    @Test
    void anOptionThatIsNotSetHasNoPassword() {
        assertThat(SecretFile.option(options(Optional.empty()), "password-file"))
                .isEmpty();
    }

    @Test
    void anOptionsPasswordIsReadEachTime() throws IOException {
        Path file = file("first", "UTF-8");
        Supplier<Secret> password =
                SecretFile.option(options(Optional.of(file)), "password-file").orElseThrow();
        file("second", "UTF-8");

        assertThat(password.get()).isEqualTo(Secret.of("second"));
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsAProblemOfTheOption() {
        Path file = directory.resolve("absent");

        SecretFile.option(options(Optional.of(file)), "password-file");

        assertThat(problems).containsExactly("password-file: the file cannot be used: " + file + " does not exist");
    }

    @Test
    void aFileThatIsLostLaterFailsTheCall() throws IOException {
        Path file = file("first", "UTF-8");
        Supplier<Secret> password =
                SecretFile.option(options(Optional.of(file)), "password-file").orElseThrow();
        Files.delete(file);

        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(password::get)
                .withMessage("The password file " + file + " cannot be used: " + file + " does not exist.")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
    }

    /** Options of which nothing but a file is asked. */
    private BackendOptions options(Optional<Path> file) {
        return (BackendOptions) Proxy.newProxyInstance(
                BackendOptions.class.getClassLoader(),
                new Class<?>[] {BackendOptions.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("problem")) {
                        problems.add(arguments[0] + ": " + arguments[1]);
                        return null;
                    }
                    return file;
                });
    }

    private Path file(String text, String charset) throws IOException {
        return Files.writeString(directory.resolve("password"), text, Charset.forName(charset));
    }
}
