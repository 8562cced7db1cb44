// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is true behind a proxy with many visitors. */
interface ToggleRules {

    ProxyFixture site();

    @Test
    @Tag("slow")
    default void togglesShowNothingElseOnManyConnections() throws InterruptedException {
        new ToggleTrial(site(), 64, 20).run();
    }
}
