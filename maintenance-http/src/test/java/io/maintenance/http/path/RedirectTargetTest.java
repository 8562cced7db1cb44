// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/closed, shop.example, /closed, true",
        "https://shop.example/closed, SHOP.example.:8443, /closed, true",
        "https://me@Shop.Example:8443/closed?x#y, shop.example, /closed, true",
        "https://shop.example/closed, shop.example, /cl%6fsed, true",
        "https://shop.example/closed, shop.example, /other, false",
        "https://shop.example/closed, shop.example, /, false",
        "https://shop.example, shop.example, /, true",
        "https://shop.example?x, shop.example, /, true",
        "https://status.example, shop.example, /, false",
        "https://status.example/shop, shop.example, /, false",
        // a proxy that has changed the host
        "https://shop.example/closed, 10.0.0.7:8080, /closed, true",
        // one that has taken a prefix away, or added one
        "https://shop.example/shop/closed, shop.example, /closed, true",
        "https://shop.example/closed, shop.example, /app/closed, true",
        "https://shop.example/shop/, shop.example, /, true",
        "https://shop.example/shop/closed, shop.example, /shop, false",
        "https://shop.example/enclosed, shop.example, /closed, false",
        // what is no plain path is compared as it is
        "https://shop.example/a;b, shop.example, /a;b, true",
        "https://shop.example/a;b, shop.example, /a, false",
    })
    void aRequestForTheTargetIsNoticed(String url, String host, String path, boolean same) {
        assertThat(RedirectTarget.of(url).isTargetOf(List.of(host), path)).isEqualTo(same);
    }

    @Test
    void eachHostThatAProxyNamesCounts() {
        RedirectTarget home = RedirectTarget.of("https://shop.example/");

        assertThat(home.isTargetOf(List.of("app", "shop.example"), "/")).isTrue();
        assertThat(home.isTargetOf(List.of(), "/")).isFalse();
    }

    @Test
    void aUrlOfAnotherKindIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RedirectTarget.of("ftp://shop.example/"));
    }
}
