// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.tck.fixture.AuthorException;
import io.maintenance.tck.fixture.BackendFixture;
import io.maintenance.tck.fixture.DeclaredParts;
import io.maintenance.tck.fixture.TimeSetting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The answers of the author's class, handed on to the rules, which do not know that class. What fails in it is said to be its
 * own failure.
 *
 * @param tck the author's class
 */
record AuthorFixture(MaintenanceBackendTck tck) implements BackendFixture {

    @Override
    public String url() {
        return answer("url()", tck::url);
    }

    @Override
    public String urlElsewhere() {
        return answer("urlElsewhere()", tck::urlElsewhere);
    }

    @Override
    public Map<String, String> options() {
        return answer("options()", tck::options);
    }

    @Override
    public Optional<MaintenanceBackendFactory> factory() {
        return answer("factory()", tck::factory);
    }

    @Override
    public String reportName() {
        return answer("reportName()", tck::reportName);
    }

    @Override
    public Faults faults() {
        return answer("faults()", tck::faults);
    }

    @Override
    public Duration timeout() {
        return TimeSetting.TIMEOUT.or(() -> answer("timeout()", tck::timeout));
    }

    @Override
    public Duration patience() {
        return TimeSetting.PATIENCE.or(() -> answer("patience()", tck::patience));
    }

    @Override
    public int entryLimit() {
        return answer("entryLimit()", tck::entryLimit);
    }

    @Override
    public DeclaredParts parts() {
        return DeclaredParts.of(tck.getClass());
    }

    @Override
    public boolean isStrict() {
        return answer("isStrict()", tck::isStrict);
    }

    private static <T> T answer(String method, Supplier<@Nullable T> author) {
        T value;
        try {
            value = author.get();
        } catch (TestAbortedException | AuthorException stated) {
            throw stated;
        } catch (RuntimeException | AssertionError failed) {
            throw new AuthorException(method + " of your class failed: " + failed, failed);
        }
        if (value == null) {
            throw new AuthorException(method + " of your class returned null.", null);
        }
        return value;
    }
}
