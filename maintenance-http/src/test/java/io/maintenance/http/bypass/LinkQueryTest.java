// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "key=s                    | s    | ''",
                "key=s&a=1                | s    | a=1",
                "a=%20&key=s&b=%zz&&c     | s    | a=%20&b=%zz&&c",
                "%6bey=s                  | s    | ''",
                "key=%73                  | s    | ''",
                "key=a+b                  | a+b  | ''",
                "key=%C3%BC               | ü    | ''",
                "key=%z                   | %z   | ''",
                "key=                     | ''   | ''",
                "key                      | ''   | ''",
                "key=s&key=t              | -    | ''",
                "key=s&%6Bey=s&x          | -    | x",
                "monkey=s                 | -    | monkey=s",
                "a=key=s                  | -    | a=key=s",
                "''                       | -    | ''",
            })
    void oneParameterIsTakenOutAndTheRestStays(String query, @Nullable String value, String rest) {
        LinkQuery link = LinkQuery.of(query, "key");

        assertThat(link.value()).isEqualTo(value);
        assertThat(link.rest()).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b?x=1",
        "/, /?x=1",
        "/a%2Fb, /a%2Fb?x=1",
        "//evil.example, /?x=1",
        "///evil.example, /?x=1",
        "/\\evil.example, /?x=1",
        "\\\\evil.example, /?x=1",
        "http://evil.example/, /?x=1",
        "evil.example, /?x=1",
        "'', /?x=1",
        "'/a b', /?x=1",
        "'/\tevil', /?x=1",
        "'/a\r\nSet-Cookie:x', /?x=1",
        "/ü, /?x=1",
        "/a?b, /?x=1",
        "/a#b, /?x=1",
    })
    void theTargetIsOnThisHost(String path, String target) {
        assertThat(LinkQuery.of("key=s&x=1", "key").target(path)).isEqualTo(target);
    }

    @Test
    void aQueryThatIsNoneIsDropped() {
        assertThat(LinkQuery.of("key=s&x=\r\ny", "key").target("/a")).isEqualTo("/a");
        assertThat(LinkQuery.of("key=s", "key").target("/a")).isEqualTo("/a");
        assertThat(LinkQuery.of("key=s", "key")).hasToString("LinkQuery[1 values]");
    }

    @Test
    void cookiesAreFoundByTheirExactName() {
        List<String> lines = List.of("a=1; key=one;__Host-key=two", "key=three; key=four; xkey=5; key");

        assertThat(CookieHeader.values(lines, "key")).containsExactly("one", "two", "three");
        assertThat(CookieHeader.values(List.of("keys=1; ; =; KEY=2"), "key")).isEmpty();
    }

    @Test
    void aCookieIsForThisHostAloneAndNotForScripts() {
        assertThat(CookieHeader.set("key", "v", true, 60))
                .isEqualTo("__Host-key=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
        assertThat(CookieHeader.set("key", "v", false, 60))
                .isEqualTo("key=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    }
}
