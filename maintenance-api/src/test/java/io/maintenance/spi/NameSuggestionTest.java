// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSuggestionTest {

    private static final List<String> NAMES = List.of(
            "maintenance.backend.password-file", "maintenance.backend.url", "maintenance.by", "maintenance.namespace");

    @Test
    void lettersThatChangedPlacesAreOneSlip() {
        assertThat(NameSuggestion.distance("redsi", "redis")).isEqualTo(1);
        assertThat(NameSuggestion.distance("", "abc")).isEqualTo(3);
        assertThat(NameSuggestion.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void spellingsOfOneNameAreNear() {
        assertThat(NameSuggestion.typo("maintenance.backend.passwordFile", NAMES))
                .hasValue("maintenance.backend.password-file");
        assertThat(NameSuggestion.typo("maintenance.backend_url", NAMES)).hasValue("maintenance.backend.url");
    }

    @Test
    void whatIsFarIsNoSlip() {
        assertThat(NameSuggestion.typo("maintenance.foo", NAMES)).isEmpty();
        assertThat(NameSuggestion.nearest("maintenance.foo", NAMES)).isPresent();
        assertThat(NameSuggestion.nearest("x", List.of())).isEmpty();
    }
}
