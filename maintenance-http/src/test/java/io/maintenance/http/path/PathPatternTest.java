// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        "/health, /health%20, false",
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
        "/größe, /gr%C3%B6%c3%9fe, true",
        "/größe, /grosse, false",
    })
    void wholeSegmentsAreCompared(String pattern, String path, boolean matches) {
        assertThat(matches(pattern, "GET", path)).isEqualTo(matches);
    }

    /** Spring decodes before it routes, Jersey does not. */
    @ParameterizedTest
    @CsvSource({
        "/health, /h%65alth, false",
        "/health/**, /h%65alth/live, false",
        "/health/**, /health/l%69ve, true",
        "/files/*/name, /files/a%40b/name, true",
        "/files/*/name, /files/a%20b/name, true",
        "/files/a@b, /files/a@b, true",
        "/files/a@b, /files/a%40b, false",
        "/files/a|b, /files/a%7Cb, true",
        "/~user, /%7Euser, false",
    })
    void aSegmentThatIsEscapedWithoutNeedMatchesOnlyAWildcard(String pattern, String path, boolean matches) {
        assertThat(matches(pattern, "GET", path)).isEqualTo(matches);
    }

    @Test
    void onePatternOfManyIsFound() {
        PathPatternSet patterns = PathPatternSet.of(Stream.of("GET /a", "/a/**", "/*/b", "/")
                .map(PathPattern::parse)
                .toList());

        assertThat(patterns.matching("POST", RequestPath.of("/a")))
                .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo("/a/**"));
        assertThat(patterns.matching("GET", RequestPath.of("/x/b"))).isPresent();
        assertThat(patterns.matching("GET", RequestPath.of("/*/b"))).isPresent();
        assertThat(patterns.matching("GET", RequestPath.of("/"))).isPresent();
        assertThat(patterns.matching("GET", RequestPath.of("/x"))).isEmpty();
        assertThat(patterns.matching("GET", null)).isEmpty();
        assertThat(patterns.with(List.of(PathPattern.parse("/x"))).matching("GET", RequestPath.of("/x")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, POST, true",
        "POST, GET, false",
        "POST, post, false",
        "POST, HEAD, false",
        "GET, GET, true",
        "GET, HEAD, true",
        "GET, POST, false",
        "HEAD, GET, false",
        "HEAD, HEAD, true",
    })
    void aMethodMayBeNamed(String named, String method, boolean matches) {
        assertThat(matches(named + " /hooks/**", method, "/hooks/stripe")).isEqualTo(matches);
    }

    private static boolean matches(String pattern, String method, String target) {
        RequestPath path = Objects.requireNonNull(RequestPath.of(target));
        return PathPattern.parse(pattern).matches(method, path);
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
