// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class OpenGuardTest {

    private final OpenGuard open = new OpenGuard();

    @Test
    void itIsOpenAtFirst() {
        assertThatNoException().isThrownBy(() -> open.requireOpen("redis://host"));
        assertThat(open.isClosed()).isFalse();
    }

    @Test
    void afterClosingItSaysWhatIsClosed() {
        open.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> open.requireOpen("redis://host"))
                .withMessage("closed: redis://host");
        assertThat(open.isClosed()).isTrue();
    }

    @Test
    void onlyTheFirstCloseHasToGiveThingsBack() {
        assertThat(open.close()).isTrue();
        assertThat(open.close()).isFalse();
    }
}
