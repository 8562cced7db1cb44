// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    Path directory;

    private TokenFile file;

    @BeforeEach
    void name() {
        file = new TokenFile(directory.resolve("etc/tokens"));
    }

    @Test
    void whatIsAddedIsReadBackAndTheSecretIsNotThere() throws IOException {
        String secret = Token.newSecret();

        file.add(Token.of("deploy", Role.WRITE, secret));

        assertThat(file.read()).containsExactly(Token.of("deploy", Role.WRITE, secret));
        assertThat(Files.readString(file.path())).doesNotContain(secret);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        file.add(Token.of("deploy", Role.WRITE, "a"));

        assertThat(Files.getPosixFilePermissions(file.path()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aNameIsThereOnce() throws IOException {
        file.add(Token.of("deploy", Role.WRITE, "a"));

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> file.add(Token.of("deploy", Role.READ, "b")))
                .withMessageContaining("deploy");
    }

    @Test
    void everyWrongLineIsNamedWithoutItsHash() throws IOException {
        String hash = "0".repeat(63) + "x";
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "# ours\n\ndeploy write\nops admin sha256:0\nci read sha256:" + hash + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(file::read)
                .withMessageContainingAll("line 3", "line 4", "neither read nor write", "line 5")
                .withMessageNotContaining(hash);
    }

    @Test
    void aFileThatCannotBeReadLetsNobodyIn() throws IOException {
        file.add(Token.of("deploy", Role.WRITE, "a"));
        TokenRegistry registry = new TokenRegistry(file);
        assertThat(registry.find("a")).isPresent();

        Files.writeString(file.path(), "garbage\n");

        assertThat(registry.find("a")).isEmpty();
        assertThat(registry.isOpen()).isFalse();
    }

    @Test
    void aMissingFileIsNoApi() {
        assertThat(new TokenRegistry(file).isOpen()).isFalse();
    }
}
