// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorPageTest {

    @Test
    void theBuildHasFilledInWhereThePageIs() {
        assertThat(ErrorPage.section("not-stored")).doesNotContain("$", "null").endsWith("errors.md#not-stored");
    }

    @Test
    void messagesEndInASectionOfThePage() {
        assertThat(new NotStoredException("Nothing was stored.", null))
                .hasMessage("Nothing was stored. (" + ErrorPage.section("not-stored") + ")");
    }
}
