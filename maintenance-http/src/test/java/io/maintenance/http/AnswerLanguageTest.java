// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language each client is answered. */
class AnswerLanguageTest {

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private Answer answer(SampleRequest request, String... settings) {
        return AnswerText.of(site.gate(settings).decide(request));
    }

    private static SampleRequest accepting(String accept) {
        return new SampleRequest().header("Accept", accept);
    }

    @Test
    void thePageSpeaksTheVisitorsLanguage() {
        site.maintenance.enable();

        Answer german = answer(accepting("text/html").header("Accept-Language", "de-AT, en;q=0.5"));

        assertThat(AnswerText.header(german, "Content-Language")).isEqualTo("de");
        assertThat(AnswerText.body(german)).contains("Wir sind gleich wieder da");
        assertThat(AnswerText.header(answer(accepting("text/html"), "page.language", "de"), "Content-Language"))
                .isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, Bis gleich",
        "'fr;q=0.2, de;q=0.1', \u00c0 bient\u00f4t",
        "'en, de;q=0.5', Back soon",
        "it, Back soon",
        "-, Back soon"
    })
    void eachVisitorReadsTheMessageInTheirLanguage(String languages, String message) {
        site.maintenance.enable(spec -> spec.message("Back soon")
                .message(Locale.GERMAN, "Bis gleich")
                .message(Locale.FRENCH, "\u00c0 bient\u00f4t"));

        for (String accept : List.of("text/html", "application/json", "text/plain")) {
            assertThat(AnswerText.body(answer(accepting(accept).header("Accept-Language", languages))))
                    .contains(message);
        }
    }

    @Test
    void aMessageInOtherLanguagesAloneIsForThoseWhoReadThem() {
        site.maintenance.enable(spec -> spec.message(Locale.FRENCH, "\u00c0 bient\u00f4t"));

        assertThat(AnswerText.body(answer(accepting("text/html").header("Accept-Language", "de, fr;q=0.1"))))
                .contains("<html lang=\"de\"", "lang=\"fr\">\u00c0 bient\u00f4t</p>");
        assertThat(AnswerText.body(answer(accepting("text/html").header("Accept-Language", "de"))))
                .contains("Wir arbeiten gerade an dieser Seite");
    }
}
