// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BypassCredentialTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);

    private final String secret = BypassCredential.newSecret();
    private final Map<String, String> attributes = BypassCredential.attributes(secret);
    private final BypassCredential credential = BypassCredential.of(attributes).orElseThrow();

    @Test
    void theSecretOpensAndNothingElseDoes() {
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(credential.matchesSecret(secret)).isTrue();
        assertThat(credential.matchesSecret("")).isFalse();
        assertThat(credential.matchesSecret(secret + " ")).isFalse();
        assertThat(credential.matchesSecret(secret.substring(1))).isFalse();
        assertThat(credential.matchesSecret(secret.repeat(1_000))).isFalse();
        assertThat(credential.matchesSecret("\uD83D\uDE00".repeat(20))).isFalse();
        assertThat(credential.matchesSecret(attributes.get(BypassCredential.SECRET) + ""))
                .isFalse();
        assertThat(credential.matchesSecret(attributes.get(BypassCredential.KEY) + ""))
                .isFalse();
    }

    @Test
    void theSecretIsNotKept() {
        assertThat(attributes.toString()).doesNotContain(secret);
        assertThat(attributes).containsOnlyKeys("bypass.secret", "bypass.key");
        assertThat(credential).hasToString("BypassCredential");
    }

    @Test
    void everyNodeThatKnowsTheActivationAdmitsItsTokens() {
        BypassCredential elsewhere = BypassCredential.of(attributes).orElseThrow();

        assertThat(elsewhere.acceptsToken(credential.token(LATER), NOW)).isTrue();
    }

    @Test
    void aTokenEndsToTheSecond() {
        String token = credential.token(NOW.plusSeconds(60));

        assertThat(credential.acceptsToken(token, NOW.plusSeconds(59))).isTrue();
        assertThat(credential.acceptsToken(token, NOW.plusSeconds(60))).isFalse();
        assertThat(credential.acceptsToken(token, NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void aTokenOfAnotherActivationIsWorthless() {
        BypassCredential sameSecret =
                BypassCredential.of(BypassCredential.attributes(secret)).orElseThrow();

        assertThat(sameSecret.matchesSecret(secret)).isTrue();
        assertThat(sameSecret.acceptsToken(credential.token(LATER), NOW)).isFalse();
    }

    /** Each character changed, each cut, and each added. */
    @Test
    void aTamperedTokenIsWorthless() {
        String token = credential.token(LATER);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(credential.acceptsToken(token.substring(0, at) + other + token.substring(at + 1), NOW))
                    .as("changed at %d", at)
                    .isFalse();
            assertThat(credential.acceptsToken(token.substring(0, at), NOW))
                    .as("cut at %d", at)
                    .isFalse();
            assertThat(credential.acceptsToken(token.substring(0, at) + "=" + token.substring(at), NOW))
                    .as("padded at %d", at)
                    .isFalse();
        }
        assertThat(credential.acceptsToken(token + "=", NOW)).isFalse();
        assertThat(credential.acceptsToken(token + "A", NOW)).isFalse();
        assertThat(credential.acceptsToken(token + "A".repeat(10_000), NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "v1",
                "v1..",
                "v1...",
                "v1.NaN.x.y",
                "v1.-1.x.y",
                "v1.9999999999999999999.x.y",
                "ü.1.2.3"
            })
    void whatIsNoTokenIsWorthless(String text) {
        assertThat(credential.acceptsToken(text, NOW)).isFalse();
    }

    /** Signed with the right key, so that it is the content that has to be refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2.99999999999.n",
                "v1.-5.n",
                "v1.NaN.n",
                "v1.9999999999999.n",
                "v1..n",
                "v1.99999999999",
                "v1.99999999999.n.m"
            })
    void signedContentIsReadStrictly(String content) {
        byte[] key = SecretDigests.mac(
                String.valueOf(attributes.get(BypassCredential.KEY)).getBytes(StandardCharsets.US_ASCII), "bypass-v1");
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(SecretDigests.mac(key, content));

        assertThat(credential.acceptsToken(content + "." + signature, NOW)).isFalse();
    }

    @Test
    void attributesThatAreNoCredentialOpenNothing() {
        for (UnaryOperator<String> damage : Arrays.<UnaryOperator<String>>asList(
                text -> "",
                text -> text.substring(1),
                text -> text + "0",
                text -> "md5:" + text,
                text -> text.replace('a', 'ä') + "ä")) {
            for (String name : attributes.keySet()) {
                Map<String, String> damaged = new HashMap<>(attributes);
                damaged.computeIfPresent(name, (key, text) -> damage.apply(text));
                assertThat(BypassCredential.of(damaged)).isEmpty();
            }
        }
        assertThat(BypassCredential.of(Map.of())).isEmpty();
    }
}
