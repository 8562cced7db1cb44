// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in JSON, in headers of gRPC, in problem documents, and in headers about origins. */
class TextFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                    | \"plain\"",
                "\"\\                     | \"\\\"\\\\\"",
                "größe €                  | \"größe €\"",
                "</script>                | \"</script>\"",
            })
    void jsonIsEscapedExactly(String text, String json) {
        assertThat(JsonText.quoted(text)).isEqualTo(json);
    }

    @Test
    void whatBreaksJsonOrItsReadersIsEscaped() {
        assertThat(JsonText.quoted("a\r\n\t\b\f\u0000\u001b\u007f"))
                .isEqualTo("\"a\\r\\n\\t\\u0008\\u000c\\u0000\\u001b\\u007f\"");
        assertThat(JsonText.quoted("\u2028\u2029")).isEqualTo("\"\\u2028\\u2029\"");
        assertThat(JsonText.quoted("\uD83D\uDE00")).isEqualTo("\"\uD83D\uDE00\"");
        assertThat(JsonText.quoted("\uD83Dx\uDE00")).isEqualTo("\"\uFFFDx\uFFFD\"");
    }

    /** Each character by itself, read back by the rules of RFC 8259. */
    @Test
    void everyCharacterComesBack() {
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            String json = JsonText.quoted(Character.toString(c));
            String inner = json.substring(1, json.length() - 1);
            assertThat(readBack(inner)).as("U+%04X", c).isEqualTo(Character.toString(c));
            assertThat(inner.chars().noneMatch(each -> each < ' ')).isTrue();
        }
    }

    private static String readBack(String inner) {
        if (inner.length() == 1) {
            assertThat(inner).isNotIn("\"", "\\");
            return inner;
        }
        assertThat(inner).startsWith("\\");
        return switch (inner.charAt(1)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> Character.toString(Integer.parseInt(inner.substring(2), 16));
            default -> inner.substring(1);
        };
    }

    @Test
    void aProblemDocumentSaysWhatIsPublic() {
        Instant end = Instant.parse("2026-11-21T22:00:00Z");

        assertThat(new ProblemDocument("about:blank", 503, "Back \"soon\"", end).json())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"Back \\\"soon\\\"\",\"expectedEnd\":\"2026-11-21T22:00:00Z\"}\n");
        assertThat(new ProblemDocument("about:blank", 429, "", null).json())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429}\n");
    }

    @Test
    void aLongDetailIsCutBetweenCharacters() {
        String json = new ProblemDocument("about:blank", 503, "\uD83D\uDE00".repeat(1_001), null).json();

        assertThat(json).contains("\uD83D\uDE00...\"").doesNotContain("\uFFFD");
        assertThat(json.codePoints().filter(c -> c == 0x1F600)).hasSize(997);
    }

    @ParameterizedTest
    @CsvSource({"back soon, back soon", "50% done, 50%25 done", "größe, gr%C3%B6%C3%9Fe", "'a\r\nb', a%0D%0Ab"})
    void grpcMessagesAreAscii(String text, String message) {
        assertThat(new GrpcStatus(text, 1).encodedMessage()).isEqualTo(message);
    }

    @Test
    void aLongGrpcMessageIsCutBetweenCharacters() {
        GrpcStatus status = new GrpcStatus("\uD83D\uDE00".repeat(10_000), 1);

        assertThat(status.encodedMessage()).isEqualTo("%F0%9F%98%80".repeat(83));
        assertThat(status.encodedDetails()).hasSizeLessThan(600);
        assertThat(new GrpcStatus("x".repeat(10_000), 1).encodedMessage()).hasSize(1_000);
    }

    /** The bytes are those that protoc writes for {@code code: 14 message: "Back" details { ... seconds: 300 }}. */
    @Test
    void grpcDetailsTellWhenToRetry() {
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(new GrpcStatus("Back", 300).encodedDetails())))
                .isEqualTo(
                        "080e" // code
                                + "12044261636b" // message
                                + "1a31" // details
                                + "0a28" // the type's name
                                + HexFormat.of()
                                        .formatHex("type.googleapis.com/google.rpc.RetryInfo"
                                                .getBytes(StandardCharsets.US_ASCII))
                                + "1205" + "0a03" + "08ac02"); // RetryInfo, its delay, its seconds
    }

    @Test
    void anOriginIsNamedOnlyIfItIsAllowed() {
        CorsPolicy some = new CorsPolicy(Set.of("https://app.example"), true);

        assertThat(some.allowed(List.of("https://app.example"))).isEqualTo("https://app.example");
        assertThat(some.allowed(List.of("https://app.example.evil"))).isNull();
        assertThat(some.allowed(List.of("https://app.example", "https://app.example")))
                .isNull();
        assertThat(some.allowed(List.of())).isNull();
        assertThat(new CorsPolicy(Set.of("*"), false).allowed(List.of("https://any.example")))
                .isEqualTo("*");
        assertThat(new CorsPolicy(Set.of(), false).allowed(List.of("https://any.example")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | en",
                "de                    | de",
                "de-AT,de;q=0.9        | de",
                "DE                    | de",
                "fr, de;q=0.5          | de",
                "fr                    | en",
                "*                     | en",
                "de;q=0, en            | en",
                "de;q=x                | en",
                "-;;;                  | en",
                "-                     | en",
                "--                    | en",
                "-, de                 | de",
                "de-, de--AT, -de      | en",
                "fr-, -;q=0.5 , de     | de",
                "de-Latn-AT-1996-x-y   | de",
                "abcdefghi, de         | de",
                "de;q=1.1, en;q=0.1    | en",
                "de ; q=0.2 , en;q=0.1 | de",
                "en;q=0.5, de;q=0.9    | de",
            })
    void theLanguageIsThatOfTheVisitor(String header, String language) {
        List<String> lines = header.isEmpty() ? List.of() : List.of(header);

        assertThat(LanguageNegotiation.choose(lines, Set.of("en", "de"), "en")).isEqualTo(language);
    }

    @Test
    void theEndOfAnEndlessListOfLanguagesDoesNotCount() {
        Set<String> languages = Set.of("en", "de");

        assertThat(LanguageNegotiation.choose(List.of("fr,".repeat(400) + "de"), languages, "en"))
                .isEqualTo("en");
        assertThat(LanguageNegotiation.choose(List.of("de" + ",fr".repeat(400)), languages, "en"))
                .isEqualTo("de");
        assertThat(LanguageNegotiation.choose(List.of("fr", "it;q=0.5, de;q=0.4"), languages, "en"))
                .isEqualTo("de");
    }
}
