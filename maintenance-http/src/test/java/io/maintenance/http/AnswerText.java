// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks into decisions. */
final class AnswerText {

    private AnswerText() {}

    static Answer of(Decision decision) {
        assertThat(decision).isInstanceOf(Answer.class);
        return (Answer) decision;
    }

    static String body(Decision decision) {
        return StandardCharsets.UTF_8.decode(of(decision).body()).toString();
    }

    /** Returns the values of a header. */
    static List<String> all(Decision decision, String name) {
        return decision.headers().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Returns the only value of a header. */
    static String header(Decision decision, String name) {
        assertThat(all(decision, name)).as(name).hasSize(1);
        return all(decision, name).get(0);
    }
}
