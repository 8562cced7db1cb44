// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatNegotiationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                    | HTML",
                "*/*                                                   | HTML",
                "text/html                                             | HTML",
                "TEXT/HTML                                             | HTML",
                "application/json                                      | PROBLEM",
                "application/problem+json                              | PROBLEM",
                "application/*                                         | PROBLEM",
                "application/*+json                                    | PROBLEM",
                "text/plain                                            | TEXT",
                "text/*                                                | HTML",
                "text/html;q=0                                         | HTML",
                "text/html;q=0, */*                                    | PROBLEM",
                "text/html;q=0, application/*;q=0, */*;q=0.1           | TEXT",
                "application/json;q=0.5, text/html;q=0.4               | PROBLEM",
                "application/json;q=0.4, text/html;q=0.5               | HTML",
                "application/json;q=0.001, text/html;q=0               | PROBLEM",
                "*/*;q=0.1, text/plain                                 | TEXT",
                "text/html;level=1;q=0.9, application/json             | PROBLEM",
                "text/html;q=1.0001, text/plain;q=0.1                  | TEXT",
                "text/html;q=-1, text/plain;q=0.1                      | TEXT",
                "text/html;q=abc, text/plain;q=0.1                     | TEXT",
                "text/html;q=, text/plain;q=0.1                        | TEXT",
                "text/html;q=0.1234, text/plain;q=0.1                  | TEXT",
                "text/html;Q=0.2, text/plain;q=0.3                     | TEXT",
                "text/html;q=1.000, text/plain                         | HTML",
                ";q=0.5                                                | HTML",
                "q=0.5                                                 | HTML",
                "text                                                  | HTML",
                "*/html, text/plain                                    | TEXT",
                "text/html/x, text/plain                               | TEXT",
                "größe/x, text/plain                                   | TEXT",
                ",,, text/plain ,,                                     | TEXT",
                "application/json, application/problem+json;q=0        | HTML",
                "application/problem+json;q=0.2, application/json, text/html;q=0.5 | HTML",
                "image/png                                             | HTML",
                "text/event-stream                                     | TEXT",
                "text/event-stream, */*;q=0.1                          | HTML",
                // Chrome, Firefox, Safari, curl, Googlebot, okhttp (none), axios
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7 | HTML",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | HTML",
                "text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8 | HTML",
                "application/json, text/plain, */*                     | HTML",
            })
    void thePreferredFormIsFound(String accept, BodyFormat form) {
        List<String> lines = accept.isEmpty() ? List.of() : List.of(accept);

        BodyFormat chosen = FormatNegotiation.PAGE_FIRST.choose(lines);

        assertThat(chosen).isEqualTo(form);
    }

    @Test
    void linesAreOneHeader() {
        assertThat(FormatNegotiation.PAGE_FIRST.choose(List.of("text/html;q=0.1", "text/plain")))
                .isEqualTo(BodyFormat.TEXT);
    }

    @Test
    void programsGetJsonUnlessTheyLikeSomethingElseBetter() {
        assertThat(FormatNegotiation.JSON_FIRST.choose(List.of())).isEqualTo(BodyFormat.PROBLEM);
        assertThat(FormatNegotiation.JSON_FIRST.choose(List.of("*/*"))).isEqualTo(BodyFormat.PROBLEM);
        assertThat(FormatNegotiation.JSON_FIRST.choose(List.of("application/json, text/plain, */*")))
                .isEqualTo(BodyFormat.PROBLEM);
        assertThat(FormatNegotiation.JSON_FIRST.choose(List.of("text/html, */*;q=0.1")))
                .isEqualTo(BodyFormat.HTML);
    }

    @Test
    void theEndOfAnEndlessHeaderDoesNotCount() {
        String many = String.join(",", Collections.nCopies(5_000, "a/b"));

        assertThat(FormatNegotiation.PAGE_FIRST.choose(List.of(many + ",text/plain")))
                .isEqualTo(BodyFormat.HTML);
        assertThat(FormatNegotiation.PAGE_FIRST.choose(List.of("text/plain," + many)))
                .isEqualTo(BodyFormat.TEXT);
        assertThat(FormatNegotiation.PAGE_FIRST.choose(List.of("a/b;x=" + "y".repeat(10_000))))
                .isEqualTo(BodyFormat.HTML);
    }

    /** Against a plainer reading of the rules, for headers that are correct. */
    @Test
    void generatedHeadersAreUnderstoodAsTheOracleDoes() {
        Random random = new Random(20_261_121);
        List<String> ranges = List.of(
                "*/*",
                "text/*",
                "application/*",
                "text/html",
                "text/plain",
                "application/problem+json",
                "application/*+json",
                "image/png");
        for (int i = 0; i < 5_000; i++) {
            List<String> shuffled = new ArrayList<>(ranges);
            Collections.shuffle(shuffled, random);
            List<String> header = new ArrayList<>();
            for (String range : shuffled.subList(0, 1 + random.nextInt(5))) {
                header.add(range + ";q=" + new String[] {"0", "0.1", "0.5", "0.55", "1", "1.0"}[random.nextInt(6)]);
            }
            assertThat(FormatNegotiation.PAGE_FIRST.choose(List.of(String.join(", ", header))))
                    .as("%s", header)
                    .isEqualTo(oracle(header));
        }
    }

    private static BodyFormat oracle(List<String> header) {
        return Stream.of(BodyFormat.HTML, BodyFormat.PROBLEM, BodyFormat.TEXT)
                .filter(form -> quality(form, header) > 0)
                .max(Comparator.comparingDouble(form -> quality(form, header)))
                .orElse(BodyFormat.HTML);
    }

    private static double quality(BodyFormat form, List<String> header) {
        return closestFirst(form).stream()
                .flatMap(range -> header.stream().filter(each -> each.startsWith(range + ";")))
                .findFirst()
                .map(each -> Double.parseDouble(each.substring(each.indexOf("q=") + 2)))
                .orElse(0.0);
    }

    private static List<String> closestFirst(BodyFormat form) {
        return switch (form) {
            case HTML -> List.of("text/html", "text/*", "*/*");
            case TEXT -> List.of("text/plain", "text/*", "*/*");
            default -> List.of("application/problem+json", "application/*+json", "application/*", "*/*");
        };
    }
}
