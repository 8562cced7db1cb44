// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What public repositories ask of a pom. {@code ./release --dry-run} looks at everything that is built from them. */
class PublishedPomTest {

    private static final String PARENT = Pages.read("pom.xml");

    @Test
    void eachModuleHasANameAndADescription() {
        assertThat(Modules.all()).filteredOn(pom -> !pom.contains("example")).allSatisfy(pom -> assertThat(pom)
                .contains("<name>", "<description>"));
    }

    @Test
    void theParentSaysTheRest() {
        assertThat(PARENT)
                .contains("<url>", "<licenses>", "<developers>", "<scm ", "<id>release</id>", "<id>sources</id>");
    }

    /** The project has no home yet, so that only one line has to change when it has. */
    @Test
    void onePropertySaysWhereTheProjectLives() {
        assertThat(Pattern.compile("<project\\.home>").matcher(PARENT).results())
                .hasSize(1);
        assertThat(Pattern.compile("<(?:url|connection|developerConnection)>([^<]+)<")
                        .matcher(PARENT)
                        .results()
                        .map(each -> each.group(1))
                        .filter(each -> !each.startsWith("https://www.apache.org/licenses/")))
                .isNotEmpty()
                .allMatch(each -> each.endsWith("${project.home}"));
    }
}
