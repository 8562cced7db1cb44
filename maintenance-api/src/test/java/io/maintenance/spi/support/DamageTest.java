// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.spi.BackendException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {

    private static final byte[] BYTES = {'o', 'n', '=', (byte) 0xff};

    @ParameterizedTest
    @ValueSource(strings = {"", "base64 b249/w==", "damaged entry: it is"})
    void isFoundInItsText(String fingerprint) {
        Damage damage = new Damage("is a list", fingerprint);

        assertThat(Damage.in(damage.text())).contains(damage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "format=1\n~end=1\n",
                "damaged entry: it ",
                "damaged entry: it is a list",
                "damaged entry: it is a list\n",
                "damaged entry: it is a list\r\n\n",
                "damaged entry: it is a list\na\nb\n",
                "x\ndamaged entry: it is a list\n\n"
            })
    void isNotFoundInOtherTexts(String text) {
        assertThat(Damage.in(text)).isEmpty();
    }

    @Test
    void hasOneLineEach() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Damage("is\na list", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Damage("is a list", "a\rb"));
    }

    @Test
    void bytesThatAreNoTextAreToldFromOthersThatAreNone() {
        byte[] others = BYTES.clone();
        others[3] = (byte) 0xfe;

        assertThat(EntryBytes.decode(BYTES))
                .isEqualTo("damaged entry: it holds bytes that are no UTF-8\nbase64 b249/w==\n")
                .isNotEqualTo(EntryBytes.decode(others));
    }

    @Test
    void manyBytesThatAreNoTextAreToldFromOthersByTheirHash() {
        byte[] many = new byte[1 << 20];
        many[0] = (byte) 0xff;
        byte[] others = many.clone();
        others[1 << 19] = 1;

        assertThat(EntryBytes.decode(many)).hasSizeLessThan(200).isNotEqualTo(EntryBytes.decode(others));
    }

    @Test
    void bytesOfATextAreThatText() {
        String text = "e\u0301 \ud83d\udea7 \ufffd\ufeff";

        assertThat(EntryBytes.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(EntryBytes.decode(EntryBytes.encode(text))).isEqualTo(text);
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> EntryBytes.encode("a\ud83d"))
                .withMessageContaining("half a surrogate pair")
                .satisfies(refused -> assertThat(refused.isUnwritten()).isTrue());
    }
}
