// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may be sent to, and with which secrets. */
class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/services/T0/B0?x=1",
                "HTTPS://hooks.example",
                "http://127.0.0.1:8080/",
                "http://127.9.9.9/",
                "http://[::1]:8080/",
                "http://localhost/"
            })
    void addressesThatAreSafe(String text) {
        assertThat(WebhookAddress.parse(text).uri()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/s3cret",
                "http://127.0.0.1.example/s3cret",
                "http://127.example/s3cret",
                "http://localhost.example/s3cret",
                "http://10.0.0.1/s3cret",
                "http://[::2]/s3cret",
                "https://user:s3cret@hooks.example/",
                "https://s3cret@hooks.example/",
                "https://hooks.example/#s3cret",
                "https:///s3cret",
                "https:s3cret",
                "ftp://hooks.example/s3cret",
                "file:///etc/s3cret",
                "hooks.example/s3cret",
                "https://hooks.example/s3cret here",
                "https://hooks_x.example/s3cret",
                "s3cret"
            })
    void addressesThatAreNot(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookAddress.parse(text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void noPathAndNoQueryIsShown() {
        assertThat(WebhookAddress.parse("https://hooks.example:8443/s3cret?token=s3cret"))
                .hasToString("https://hooks.example:8443");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void keysOfTheRightLength(int length) {
        assertThat(SigningKey.parse(secret(length) + "\n" + secret(length))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void keysOfAnotherLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(secret(length)))
                .withMessageContaining("24 to 64 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "whsec_s3cret!", "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void whatIsNoKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret", "MfKQ"));
    }

    private static String secret(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
