// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/health, /health, true",
        "/health, /health/, false",
        "/health, /healthz, false",
        "/health, /HEALTH, false",
        "/health, /health., false",
        "/health, '/health ', false",
        "/health, /x/health, false",
        "/health, /, false",
        "/health/**, /health, true",
        "/health/**, /health/, true",
        "/health/**, /health/live/now, true",
        "/health/**, /healthz, false",
        "/a/*, /a/b, true",
        "/a/*, /a, false",
        "/a/*, /a/, false",
        "/a/*, /a/b/c, false",
        "/a/*/c, /a/b/c, true",
        "/a/*/c, /a/b/d, false",
        "/a/*/c/**, /a/b/c/d/e, true",
        "/, /, true",
        "/, /a, false",
        "/größe, /größe, true",
    })
    void wholeSegmentsAreCompared(String pattern, String path, boolean matches) {
        assertThat(PathPattern.parse(pattern).matches("GET", path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"POST, true", "GET, false", "post, false"})
    void aMethodMayBeNamed(String method, boolean matches) {
        assertThat(PathPattern.parse("POST /hooks/**").matches(method, "/hooks/stripe"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "health", "/**", "/*", "*", "/a/**/b", "/a*", "/a/b*", "/a/../b", "/./a", "//a", "/a;b", "/a%2f",
                "/a?b", "/a#b", "/a\\b", "/a b", "post /a", "GET", "GET  ", "/a/***", "GET /**"
            })
    void whatCouldBeMisunderstoodIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse(pattern))
                .withMessageStartingWith("\"" + pattern + "\" is no pattern: ");
    }
}
