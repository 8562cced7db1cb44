// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeMapTest {

    private final ScopeMap scopes = new ScopeMap(
            Stream.of("/fr=fr", "a.example=a", "a.example/fr=a-fr", "/fr/shop=fr-shop", "[2001:db8::1]=six")
                    .map(ScopeMap.ScopeMapping::parse)
                    .toList(),
            "global");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "a.example, /, a",
                "A.EXAMPLE.:8443, /x, a",
                "a.example, /fr, a-fr",
                "a.example, /fr/x, a-fr",
                "a.example, /fr/shop, a-fr",
                "a.example, /france, a",
                "b.example, /fr/x, fr",
                "b.example, /fr/shop/1, fr-shop",
                "b.example, /, global",
                "-, /fr, fr",
                "'', /, global",
                "xa.example, /, global",
                "a.example.evil, /, global",
                "[2001:db8::1]:80, /, six",
                "[2001:DB8::1], /, six",
                "b.example, /fr/%61, fr",
            })
    void theMostSpecificPartCounts(@Nullable String host, String path, String scope) {
        assertThat(scopes.candidates(host, RequestPath.of(path))).containsExactly(scope);
    }

    @Test
    void anAmbiguousPathMayBelongToEveryPartOfItsHost() {
        assertThat(scopes.candidates("a.example", null)).containsExactly("a-fr", "a", "fr-shop", "fr", "global");
        assertThat(scopes.candidates("b.example", null)).containsExactly("fr-shop", "fr", "global");
    }

    @Test
    void aPathWithTwoReadingsMayBelongToEveryPartOfItsHost() {
        assertThat(scopes.candidates("b.example", RequestPath.of("/f%72/x")))
                .containsExactly("fr-shop", "fr", "global");
    }

    @Test
    void withoutPartsThereIsOneScope() {
        assertThat(new ScopeMap(List.of(), "shop").candidates(null, null)).containsExactly("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=a", "/=a", "/a/=b", "/a/../b=c", "*.example=a", "/a;b=c"})
    void whatIsNoPartIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScopeMap.ScopeMapping.parse(text));
    }
}
