// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.tck.fixture.BackendFixture;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of the author's class, handed on to the rules, which do not know that class.
 *
 * @param tck the author's class
 */
record AuthorFixture(MaintenanceBackendTck tck) implements BackendFixture {

    @Override
    public String url() {
        return tck.url();
    }

    @Override
    public Map<String, String> options() {
        return tck.options();
    }

    @Override
    public Optional<MaintenanceBackendFactory> factory() {
        return tck.factory();
    }

    @Override
    public String reportName() {
        return tck.reportName();
    }

    @Override
    public Faults faults() {
        return tck.faults();
    }

    @Override
    public Duration timeout() {
        return tck.timeout();
    }

    @Override
    public Duration patience() {
        return tck.patience();
    }

    @Override
    public int entryLimit() {
        return tck.entryLimit();
    }
}
