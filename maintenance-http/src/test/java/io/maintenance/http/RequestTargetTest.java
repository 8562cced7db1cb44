// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/a, /a, /a, -",
                "/a?, /a, /a, ''",
                "/a?b?c, /a, /a, b?c",
                "/%C3%B6?b, /ö, /%C3%B6, b",
                "/a/../b?c, -, /a/../b, c",
                "/a#b?c, -, /a#b, c",
                "/a?b#c, /a, /a, b#c",
                "//host/a, -, //host/a, -",
                "http://host/a?b, /a, http://host/a, b",
                "*, -, *, -",
                "'', -, '', -",
            })
    void itIsTakenApartAndNotChanged(String text, @Nullable String path, String rawPath, @Nullable String query) {
        RequestTarget target = new RequestTarget(text);

        assertThat(target.path()).isEqualTo(path);
        assertThat(target.rawPath()).isEqualTo(rawPath);
        assertThat(target.query()).isEqualTo(query);
    }
}
