// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who waits with Awaitility waits for a minute, and not for its ten seconds. */
class PatienceTest {

    @Test
    void everyModuleThatWaitsIsPatient() {
        assertThat(Modules.all())
                .filteredOn(pom -> pom.contains("<artifactId>awaitility</artifactId>"))
                .hasSizeGreaterThan(5)
                .allMatch(pom -> pom.contains("<artifactId>maintenance-patience</artifactId>"));
    }
}
