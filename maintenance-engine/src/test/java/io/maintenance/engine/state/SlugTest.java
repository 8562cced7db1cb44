// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    @Test
    void everyAsciiCharacterIsJudgedByTheRuleAtEitherPlace() {
        for (char c = 0; c < 300; c++) {
            assertThat(Slug.matches(String.valueOf(c)))
                    .isEqualTo(RULE.matcher("" + c).matches());
            assertThat(Slug.matches("a" + c)).isEqualTo(RULE.matcher("a" + c).matches());
        }
    }

    @Test
    void aNameHasOneTo64Characters() {
        assertThat(Slug.matches("")).isFalse();
        assertThat(Slug.matches("a".repeat(64))).isTrue();
        assertThat(Slug.matches("a".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "a b", "a.b", "-a", "a\n"})
    void aWrongNameIsRefusedWithTheRule(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slug.require("a scope", name))
                .withMessageContaining("a scope")
                .withMessageContaining(Slug.RULE);
        assertThat(Slug.require("a scope", "shop")).isEqualTo("shop");
    }
}
