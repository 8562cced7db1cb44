// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.engine.config.url.BackendUrl.Host;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendUrlTest {

    @Test
    void everyPartIsTakenApart() {
        BackendUrl url = parse("REDISS://us%65r:p%40ss@a:1,my_host,[::1]:3/14?client-name=a%20b&x=1=2");

        assertThat(url.scheme()).isEqualTo("rediss");
        assertThat(url.login().user()).isEqualTo("user");
        assertThat(url.login().password()).isEqualTo("p@ss");
        assertThat(url.hosts()).containsExactly(new Host("a", 1), new Host("my_host", 0), new Host("::1", 3));
        assertThat(url.path()).isEqualTo("/14");
        assertThat(url.parameters()).isEqualTo(Map.of("client-name", "a b", "x", "1=2"));
    }

    @Test
    void theLoginEndsAtTheLastAt() {
        assertThat(parse("redis://user:p@ss@host").login().password()).isEqualTo("p@ss");
        assertThat(parse("redis://user:p@ss@host").hosts()).containsExactly(new Host("host", 0));
    }

    @Test
    void emptyUserAndPasswordAreAbsent() {
        assertThat(parse("redis://:secret@h").login().user()).isNull();
        assertThat(parse("redis://user:@h").login().password()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "redis://user:secret@host:6379/14 redis://host:6379/14",
                "REDIS://Host/14?timeout=1s redis://host:6379/14",
                "redis://HOST.:6379/14/ redis://host:6379/14",
                "memcached://b,a:6379,b:6379 memcached://a:6379,b:6379",
                "redis://[0:0::1]/14 redis://[::1]:6379/14",
                "redis://h/ redis://h:6379",
                "file:///var/lib/shop file:/var/lib/shop",
                "file:/home/a@b/ file:/home/a@b",
                "memory:checkout memory:checkout",
                "jcache:hazelcast-client/maintenance?config=a.xml jcache:hazelcast-client/maintenance",
                "jcache:user:sec/ret@host jcache:***@host"
            })
    void aStoreIsTheSameWhateverItsAddressIsLike(String text, String identity) {
        assertThat(parse(text).identity(6379)).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://other/14",
                "redis://host/15",
                "redis://host:6380/14",
                "redis://host,other/14",
                "memcached://host/14",
                "redis://host/Fourteen",
                "redis://host"
            })
    void anotherStoreIsAnother(String text) {
        assertThat(parse(text).identity(6379))
                .isNotEqualTo(parse("redis://host/14").identity(6379));
    }

    @ParameterizedTest
    @CsvSource({
        "redis://user:secret@host/14, redis://user:***@host/14",
        "redis://:secret@host, redis://:***@host",
        "redis://token@host, redis://***@host",
        "'redis://h:1,[::1]:2/0?password=x&client=me', 'redis://h:1,[::1]:2/0?password=***&client=me'",
        "redis://h?api-token=x&password-file=/run/p, redis://h?api-token=***&password-file=/run/p",
        "redis:secret, redis:***",
        "file:/a b/c%23d, file:/a b/c%23d",
        "file:///var/lib/shop, file:/var/lib/shop",
        "file:/home/a@b, file:/home/a@b",
        "memory:checkout, memory:checkout",
        "jcache:user:secret@host, jcache:***",
        "jcache:ehcache/m?manager=http://u:p@h/x, jcache:ehcache/m?manager=http://***@h/x",
        "jcache:ehcache/maintenance?manager=mm, jcache:ehcache/maintenance?manager=mm"
    })
    void peopleSeeEverythingButSecrets(String text, String shown) {
        assertThat(parse(text)).hasToString(shown);
    }

    @Test
    void aPathIsDecodedAndAPlusStaysAPlus() {
        assertThat(parse("file:/a%20b+c%3Fd").path()).isEqualTo("/a b+c?d");
        assertThat(parse("jcache:hazelcast-client/maintenance").path()).isEqualTo("hazelcast-client/maintenance");
    }

    @Test
    void aRelativeFileIsMadeAbsolute() {
        BackendUrl url = parse("file:shop/../state").startingFrom(Path.of("/work dir"));

        assertThat(url).hasToString("file:/work dir/state");
        assertThat(parse("file:/x/./y").startingFrom(Path.of("/work"))).hasToString("file:/x/y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "/var/lib/shop|written file:/",
                "localhost|no scheme",
                "C:\\data|more than one letter",
                "redis://host/1#x|%23",
                "file://host/path|did you mean file:/host/path or file:///host/path?",
                "file:|needs a path",
                "file:~/shop|not expanded",
                "redis://user:pa/ss@host/1|percent-encode",
                "redis://user:pa?ss@host/1|percent-encode",
                "redis://user:12/ss@host/1|percent-encode",
                "redis:user:secret@host|write redis://user:password@host",
                "redis://h:0|from 1 to 65535",
                "redis://h:65536|from 1 to 65535",
                "redis://h:|from 1 to 65535",
                "redis://a,,b|host 2 is empty",
                "redis://a, b|host 2 has a character",
                "redis://::1:6379|in brackets",
                "redis://h?flag|name=value",
                "redis://h?a=1&a=2|the parameter a is there twice",
                "redis://u:p%zz@h|write %25",
                "file:/a%|write %25",
                "file:/a%ff|not UTF-8",
                "file:/a%00b|control character"
            })
    void whatIsWrongIsSaid(String text, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:CANARY",
                "redis://user:CANARY@",
                "redis://user:CANARY@host:port",
                "redis://user:CANARY@host/1#x",
                "redis://user:CAN#ARY@host/1CANARY@",
                "redis://user:x/CANARY@host/1",
                "redis://user:1?CANARY=x@host",
                "redis://user:1?x=CANARY@host",
                "redis://user:x CANARY@host",
                "redis://user:%CANARY@host",
                "redis://user:CANARY%@host",
                "redis:user:CANARY@host",
                "redis:/user:CANARY@host",
                "redis//user:CANARY@host",
                "redis://host?password=CANARY#",
                "redis://host?password=CANARY&password=x",
                "redis://host?CANARY",
                "file://user:CANARY@host/path",
                "file:~/x?password=CANARY",
                ":CANARY@host",
                "user:CANARY@host:6379",
                "CANARY",
                "//user:CANARY@host"
            })
    void aWrongUrlShowsNoSecret(String text) {
        assertThat(UrlRedaction.of(text)).doesNotContainIgnoringCase("canary");
        try {
            assertThat(parse(text).toString()).doesNotContainIgnoringCase("canary");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("CANARY").hasNoCause();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redis://user:secret@cache:63x9/1, redis://***@cache...",
        "redis://cache:63x9/1, redis://cache...",
        "/var/lib/shop, /var/lib/shop",
        "file:~/shop, file:~/shop",
        "secret, ***"
    })
    void aWrongUrlShowsItsHost(String text, String shown) {
        assertThat(UrlRedaction.of(text)).isEqualTo(shown);
    }

    private static BackendUrl parse(String text) {
        return BackendUrl.parse(text, scheme -> scheme.matches("memory|jcache"));
    }
}
