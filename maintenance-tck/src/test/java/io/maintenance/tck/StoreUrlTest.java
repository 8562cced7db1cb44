// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreUrlTest {

    private final StoreUrl redis = new StoreUrl("Redis://user:p%40ss@a:1,b:2/14?x=y@z");

    @Test
    void hostsAreReplaced() {
        assertThat(redis.at("127.0.0.1:9").text()).isEqualTo("Redis://user:p%40ss@127.0.0.1:9/14?x=y@z");
        assertThat(new StoreUrl("jdbc:postgresql://db:5432/shop;a=b").at("h:1").text())
                .isEqualTo("jdbc:postgresql://h:1/shop;a=b");
        assertThat(new StoreUrl("memcached://a").at("h:1").text()).isEqualTo("memcached://h:1");
    }

    @Test
    void loginsAreReplaced() {
        assertThat(redis.login("u:p").text()).isEqualTo("Redis://u:p@a:1,b:2/14?x=y@z");
        assertThat(new StoreUrl("memcached://a").login("u:p").text()).isEqualTo("memcached://u:p@a");
    }

    @Test
    void parametersAreAdded() {
        assertThat(redis.parameter("a", "b").text()).endsWith("?x=y@z&a=b");
        assertThat(new StoreUrl("file:/x").parameter("a", "b").text()).isEqualTo("file:/x?a=b");
    }

    @Test
    void someNameNoHosts() {
        assertThat(redis.hasHosts()).isTrue();
        assertThat(new StoreUrl("file:/x").hasHosts()).isFalse();
        assertThat(new StoreUrl("file:///x").hasHosts()).isFalse();
        assertThat(redis.scheme()).isEqualTo("redis");
    }
}
