// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BomTest {

    private static final String BOM = Pages.read("maintenance-bom/pom.xml");
    private static final Pattern MANAGED = Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*"
            + "<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>\\s*</dependency>");

    @Test
    void everyPublishedModuleIsInItAndNothingElse() {
        assertThat(managed(2)).containsExactlyInAnyOrderElementsOf(Modules.published());
    }

    @Test
    void allHaveItsOwnVersion() {
        assertThat(managed(1)).containsOnly("io.maintenance");
        assertThat(managed(3)).containsOnly("${project.version}");
        assertThat(Modules.version(BOM)).isEqualTo(Modules.version(Pages.read("pom.xml")));
    }

    private static List<String> managed(int group) {
        return MANAGED.matcher(BOM).results().map(each -> each.group(group)).toList();
    }
}
