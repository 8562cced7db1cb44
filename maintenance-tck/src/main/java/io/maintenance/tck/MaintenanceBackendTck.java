// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.StoreUrl;
import io.maintenance.tck.report.ConformanceReport;
import io.maintenance.tck.rules.ClosingRules;
import io.maintenance.tck.rules.CompareAndSetRules;
import io.maintenance.tck.rules.ConcurrencyRules;
import io.maintenance.tck.rules.ContractOrder;
import io.maintenance.tck.rules.DescriptionRules;
import io.maintenance.tck.rules.ExpiryExtension;
import io.maintenance.tck.rules.ExpiryRules;
import io.maintenance.tck.rules.FailureRules;
import io.maintenance.tck.rules.FallbackRules;
import io.maintenance.tck.rules.LifecycleRules;
import io.maintenance.tck.rules.OptionRules;
import io.maintenance.tck.rules.OutageRules;
import io.maintenance.tck.rules.PersistenceRules;
import io.maintenance.tck.rules.ProfileCondition;
import io.maintenance.tck.rules.RuleExceptionHandler;
import io.maintenance.tck.rules.StorageRules;
import io.maintenance.tck.rules.WatchEnduranceRules;
import io.maintenance.tck.rules.WatchRules;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The contract that every backend must keep. Extend it, name the store's URL, run it; the rules are in {@code
 * docs/contract.md}.
 *
 * <pre>{@code
 * class FileBackendTckTest extends MaintenanceBackendTck {
 *
 *     @TempDir
 *     Path directory;
 *
 *     @Override
 *     protected String url() {
 *         return "file:" + directory;
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has a namespace of its own, so that nothing needs cleaning. A run writes {@code
 * target/maintenance-tck/SCHEME.json}; the configuration parameter {@code tck.report.directory} of JUnit names another
 * directory. The tests run in the order of the contract, one after the other and apart from all others, because they look at the threads of the process.
 */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(1800)
@TestClassOrder(ContractOrder.class)
@ExtendWith({ProfileCondition.class, RuleExceptionHandler.class, ConformanceReport.class, ExpiryExtension.class})
public abstract class MaintenanceBackendTck {

    private final BackendUnderTest subject = new BackendUnderTest(new AuthorFixture(this));

    /** For the author's class. */
    protected MaintenanceBackendTck() {}

    /**
     * Returns the URL of the store under test, as an application would configure it. Asked for in each test, after JUnit has
     * filled the fields of the class.
     */
    protected abstract String url();

    /**
     * Returns the URL under which another process opens the same store, by default {@link #url}. A store of several processes is
     * opened by a second one while this one has it open, with the class path and the system properties of this one.
     */
    protected String urlElsewhere() {
        return url();
    }

    /** Returns the options of the store beside the URL: what follows {@code maintenance.backend.} in a configuration. */
    protected Map<String, String> options() {
        return Map.of();
    }

    /**
     * Returns what opens the backend in place of the URL, for a client that is handed in. The rules about addresses are
     * then skipped.
     */
    protected Optional<MaintenanceBackendFactory> factory() {
        return Optional.empty();
    }

    /**
     * Returns the name of the report and its file, by default the scheme of the URL. A scheme that leads to stores of different
     * kinds has a report for each, such as {@code jcache-ehcache}.
     */
    protected String reportName() {
        return new StoreUrl(url()).scheme();
    }

    /** Returns what can be done to the real store. */
    protected Faults faults() {
        return Faults.none();
    }

    /**
     * Returns the timeout that the backend is given, by default ten seconds, which a store that works does not reach on a busy
     * machine either, and at most thirty. Where the store is made to hang or is gone, the kit gives half a second instead, longer if a
     * read takes longer, and never more than this. The system property {@code tck.timeout}, such as {@code 30s}, comes before it.
     */
    protected Duration timeout() {
        return Duration.ofSeconds(10);
    }

    /**
     * Returns how long the kit waits for what is allowed to take time, such as a hint or the return of a server, before it says
     * that this never happens; by default a minute. The system property {@code tck.patience}, such as {@code 5m}, comes before it.
     */
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    /** Returns how long an entry the store must take at least, in characters of up to three bytes. */
    protected int entryLimit() {
        return 1 << 20;
    }

    /**
     * Returns whether a MUST that is skipped fails, for a build that has to notice what is not tested; by default {@code false}. The
     * configuration parameter {@code tck.strict} of JUnit, or the system property, does the same for one run.
     */
    protected boolean isStrict() {
        return false;
    }

    @Nested
    class Options extends OptionRules {
        Options() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Descriptions extends DescriptionRules {
        Descriptions() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Storage extends StorageRules {
        Storage() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class CompareAndSet extends CompareAndSetRules {
        CompareAndSet() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyRules {
        Concurrency() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Persistence extends PersistenceRules {
        Persistence() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Watches extends WatchRules {
        Watches() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class WatchEndurance extends WatchEnduranceRules {
        WatchEndurance() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Fallback extends FallbackRules {
        Fallback() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Failures extends FailureRules {
        Failures() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Outages extends OutageRules {
        Outages() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Lifecycle extends LifecycleRules {
        Lifecycle() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Closing extends ClosingRules {
        Closing() {
            super(MaintenanceBackendTck.this.subject);
        }
    }

    @Nested
    class Expiry extends ExpiryRules {
        Expiry() {
            super(MaintenanceBackendTck.this.subject);
        }
    }
}
