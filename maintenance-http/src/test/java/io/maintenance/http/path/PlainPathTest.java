// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/health, /health",
                "/health/, /health/",
                "/, /",
                "/h%65alth, /health",
                "/gr%C3%B6%C3%9Fe, /größe",
                "/a?b=/health, /a",
                "/api/login?mode=login, /api/login",
                "/a#b, -",
                "/a?b#c, /a",
                "/a%3Fb, -",
                "/a%23b, -",
                "/a%C2%85b, -",
                "'/a b', -",
                "http:///a, /a",
                "//shop.example/a, -",
                "http://shop.example//a, -",
                "http://shop.example/a/../b, -",
                "ftp://shop.example/a, -",
                "/health/%e2%80%ae, '/health/\u202e'",
                "http://shop.example/health, /health",
                "HTTPS://shop.example:8443/health?x, /health",
                "http://shop.example, /",
                "/a%20b, '/a b'",
                "/health., /health.",
                "/http://x, -",
                "*, -",
                "'', -",
                "health, -",
                "/health;x, -",
                "/;/health, -",
                "//health, -",
                "/a//b, -",
                "/./health, -",
                "/x/../health, -",
                "/health/../secret, -",
                "/health/..;/secret, -",
                "/health/.., -",
                "/health/%2e%2e/secret, -",
                "/health/%2E./secret, -",
                "/health%2fsecret, -",
                "/health%5csecret, -",
                "/health\\..\\secret, -",
                "/health%00, -",
                "/health%252e%252e, -",
                "/health%3bx, -",
                "/health%0d%0a, -",
                "/health%, -",
                "/health%4, -",
                "/health%zz, -",
                "/health%c0%ae, -",
                "/health%ff, -",
                "/größe, -",
            })
    void aPathOnWhichServersDisagreeIsNone(String target, @Nullable String path) {
        assertThat(PlainPath.ofTarget(target)).isEqualTo(path);
    }

    @Test
    void aPathWithoutEndIsNone() {
        assertThat(PlainPath.ofTarget("/" + "a".repeat(8_000))).isNotNull();
        assertThat(PlainPath.ofTarget("/" + "a".repeat(9_000))).isNull();
    }

    /** What a router hands over is decoded already. */
    @ParameterizedTest
    @ValueSource(strings = {"/a", "/", "/a/", "/a/b.c", "/..a", "/a..", "/ö", "/a\uFF0Fb", "/a b"})
    void whatMeansOneThingIsPlain(String path) {
        assertThat(PlainPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a/../b",
                "/..",
                "/.",
                "/a/.",
                "//",
                "/a//b",
                "/a;b",
                "/a%2e",
                "/a?b",
                "/a#b",
                "/a\u0085",
                "/a\\b",
                "/a\u0000",
                "/a\n"
            })
    void whatMayMeanAnotherIsNot(String path) {
        assertThat(PlainPath.isPlain(path)).isFalse();
    }
}
