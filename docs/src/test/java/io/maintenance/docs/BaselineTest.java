// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** API and SPI are compared with the newest release, from the first one on. */
class BaselineTest {

    private static final String POM = Pages.read("pom.xml");
    private static final Pattern RELEASE = Pattern.compile("(?m)^## (\\d+\\.\\d+\\.\\d+\\S*)");

    @Test
    void theBaselineIsTheNewestReleaseOfTheChangelog() {
        String newest = RELEASE.matcher(Pages.read("CHANGELOG.md"))
                .results()
                .map(each -> each.group(1))
                .filter(each -> !each.equals(Modules.version(POM)))
                .findFirst()
                .orElse("none");

        assertThat(POM).contains("<api.baseline>" + newest + "</api.baseline>");
    }

    @Test
    void itIsComparedWithAsSoonAsThereIsOne() {
        boolean none = POM.contains("<api.baseline>none</api.baseline>");

        assertThat(POM).contains("<japicmp.skip>" + none + "</japicmp.skip>");
    }

    @Test
    void whatIsPublicIsCompared() {
        for (String module : new String[] {"maintenance-api", "maintenance-http", "maintenance-servlet"}) {
            assertThat(Pages.read(module + "/pom.xml")).as(module).contains("<artifactId>japicmp-maven-plugin<");
        }
    }
}
