// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void lettersThatChangedPlacesAreOneSlip() {
        assertThat(Nearest.distance("redsi", "redis")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void spellingsOfOneNameAreNear() {
        assertThat(Nearest.slip("maintenance.backend.passwordFile", Keys.ALL))
                .hasValue("maintenance.backend.password-file");
        assertThat(Nearest.slip("maintenance.backend_url", Keys.ALL)).hasValue("maintenance.backend.url");
    }

    @Test
    void whatIsFarIsNoSlip() {
        assertThat(Nearest.slip("maintenance.foo", Keys.ALL)).isEmpty();
        assertThat(Nearest.of("maintenance.foo", Keys.ALL)).isPresent();
        assertThat(Nearest.of("x", List.of())).isEmpty();
    }
}
