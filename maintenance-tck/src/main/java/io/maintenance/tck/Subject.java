// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The backend under test, as the rules see it. What is opened through it is closed after the test. */
final class Subject implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.maintenance.tck");
    private static final String RUN =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static final Duration BRIEF = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration WORK = Duration.ofSeconds(5);

    private final MaintenanceBackendTck tck;
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    private final String namespace = freshNamespace();
    private final Affliction affliction;

    Subject(MaintenanceBackendTck tck) {
        this.tck = tck;
        this.affliction = new Affliction(this);
    }

    static String freshNamespace() {
        return "tck-" + RUN + "-" + NAMESPACES.incrementAndGet();
    }

    /** The namespace of this test, in which nothing was written before it. */
    String namespace() {
        return namespace;
    }

    StoreUrl url() {
        return new StoreUrl(tck.url());
    }

    Faults faults() {
        return tck.faults();
    }

    Duration timeout() {
        return tck.timeout();
    }

    /** The timeout of an instance whose store does not answer: each of its calls takes that long. */
    Duration briefTimeout() {
        return timeout().compareTo(BRIEF) < 0 ? timeout() : BRIEF;
    }

    /** The longest timeout that can be configured: of a call that something else should end. */
    Duration longestTimeout() {
        return LONGEST;
    }

    /** When it is said of a call that it does not end. A call that is late is none: how late it is depends on the machine. */
    Duration limit() {
        return timeout().plus(patience());
    }

    /** How long a rule goes on with work of which it has seen enough. */
    Duration work() {
        return WORK;
    }

    Duration patience() {
        return tck.patience();
    }

    int entryLimit() {
        return tck.entryLimit();
    }

    boolean isHandedIn() {
        return tck.factory().isPresent();
    }

    /** Says whether the address names hosts that can be replaced by others. */
    boolean hasHosts() {
        return !isHandedIn() && url().hasHosts();
    }

    Opening opening() {
        Map<String, String> options = tck.options();
        return new Opening(this, tck.factory(), tck.url(), namespace, timeout(), options);
    }

    /** Opens an instance in the namespace of this test. */
    MaintenanceBackend open() {
        return opening().open();
    }

    MaintenanceBackend open(String inNamespace) {
        return opening().in(inNamespace).open();
    }

    /** Opens an instance in the namespace of this test that is asked again while it is unavailable. */
    MaintenanceBackend steady() {
        return steady(open());
    }

    MaintenanceBackend steady(MaintenanceBackend backend) {
        return new Steady(backend, patience());
    }

    /** Opens an instance in the namespace of this test for a store that will not answer. */
    MaintenanceBackend brief() {
        return opening().within(briefTimeout()).open();
    }

    /** Does this to the store, and undoes it after the test; skips the test if the author gave no means. */
    void strike(Fault fault) {
        affliction.strike(fault);
    }

    /** Skips the test unless the author gave the means to do all of this to the store. */
    void needs(Fault... faults) {
        affliction.needs(faults);
    }

    boolean can(Fault... faults) {
        return affliction.can(faults);
    }

    <T extends AutoCloseable> T closeLater(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        affliction.heal();
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            Call<?> closing = Call.of(patience(), () -> {
                next.close();
                return true;
            });
            if (!closing.returned()) {
                LOG.log(Level.DEBUG, "Closing after a test: {0}; rules of their own are about that", closing);
            }
        }
    }
}
