// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.ExpiryCanary;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.TestSkip;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored stays. Comes last, when what was written first is as old as the run. */
public class ExpiryRules extends RuleGroup {

    private static final int OTHERS = 3;

    public ExpiryRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("EXP-1")
    void neitherAgeNorNewerEntriesEndAnEntry() {
        for (int other = 0; other < OTHERS; other++) {
            MaintenanceBackend newer = subject.retrying(subject.open(BackendUnderTest.freshNamespace()));
            Requirement.that(
                    newer.compareAndSet(STATUS, null, "newer"), "An entry was not created.", "is CAS-1 green?");
        }
        TestSkip.unless(subject.canary().isPresent(), "the store took no entry when this test began");
        ExpiryCanary canary = subject.canary().orElseThrow();

        Map<StorageKey, String> seen =
                subject.retrying(subject.open(canary.namespace())).read();
        Requirement.that(
                canary.entries().equals(seen),
                "Of two entries that were written " + MessageText.millis(canary.age()) + " ago and never touched, read"
                        + " returned " + seen + ".",
                "do entries have a time to live, an idle time, or a cache that evicts them? They never expire. If your class"
                        + " cleans the store between the tests: each has a namespace of its own, so that nothing needs it.");
    }
}
