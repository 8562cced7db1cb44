// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeStatusTest {

    @Test
    void theTextNamesEachComponent() {
        assertThat(ScopeStatus.builder("store-a").build())
                .hasToString("ScopeStatus[scope=store-a, on=false, level=null, heldBy=[], since=null, until=null,"
                        + " expect=null, next=null, activations=[], addresses=[]]");
    }

    @Test
    void statusesAreEqualByTheirComponents() {
        assertThat(ScopeStatus.builder("store-a").build())
                .isEqualTo(ScopeStatus.builder("store-a").build())
                .isNotEqualTo(ScopeStatus.builder("store-a").on(true).build());
    }
}
