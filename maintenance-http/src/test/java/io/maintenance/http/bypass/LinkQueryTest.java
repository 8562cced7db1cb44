// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
        "/a/b, ./b?x=1",
        "/a/b/, ./?x=1",
        "/, ./?x=1",
        "/a%2Fb, ./a%2Fb?x=1",
        "/a/b:c, ./b:c?x=1",
        "/a/b;c=d, ./b;c=d?x=1",
        "/a/.., ./?x=1",
        "/a/., ./?x=1",
        "/a/%2e%2E, ./?x=1",
        "//evil.example, ./evil.example?x=1",
        "///evil.example, ./evil.example?x=1",
        "/\\evil.example, ./?x=1",
        "\\\\evil.example, ./?x=1",
        "http://evil.example/, ./?x=1",
        "evil.example, ./evil.example?x=1",
        "'', ./?x=1",
        "'/a b', ./?x=1",
        "'/\tevil', ./?x=1",
        "'/a\r\nSet-Cookie:x', ./?x=1",
        "/ü, ./?x=1",
        "/a?b, ./?x=1",
        "/a#b, ./?x=1",
    })
    void theTargetIsOnThisHost(String path, String target) {
        assertThat(LinkQuery.of("key=s&x=1", "key").target(path)).isEqualTo(target);
        assertThat(URI.create("https://shop.example/shop/").resolve(target).getHost())
                .isEqualTo("shop.example");
    }

    /** A proxy may serve the application below a prefix that the application does not know, or the other way round. */
    @ParameterizedTest
    @CsvSource({"/page", "/a/page", "/a/b/page", "/", "/a/", "/a/b/", "/a/b:c"})
    void theTargetIsTheSamePageBelowAnyPrefix(String path) {
        String target = LinkQuery.of("key=s&x=1", "key").target(path);

        for (String prefix : List.of("", "/shop", "/shop/fr")) {
            URI asked = URI.create("https://shop.example" + prefix + path + "?key=s&x=1");
            assertThat(asked.resolve(target)).hasToString("https://shop.example" + prefix + path + "?x=1");
        }
    }

    @Test
    void aQueryThatIsNoneIsDropped() {
        assertThat(LinkQuery.of("key=s&x=\r\ny", "key").target("/a")).isEqualTo("./a");
        assertThat(LinkQuery.of("key=s", "key").target("/a")).isEqualTo("./a");
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
        assertThat(CookieHeader.set("key", "v", 60, new CookieHeader.CookieReach(true, null)))
                .isEqualTo("__Host-key=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
        assertThat(CookieHeader.set("key", "v", 60, new CookieHeader.CookieReach(false, null)))
                .isEqualTo("key=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    }

    /** Browsers take no cookie with the prefix and a domain. */
    @Test
    void aCookieForADomainHasNoPrefix() {
        assertThat(CookieHeader.set("key", "v", 60, new CookieHeader.CookieReach(true, "shop.example")))
                .isEqualTo("key=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Domain=shop.example; Secure");
    }
}
