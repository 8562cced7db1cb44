// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import java.time.Duration;

/** The kit as an author runs it, on a backend with the flaw of the day. Run by tests, and not by its name. */
public class SampleKit extends MaintenanceBackendTck {

    public static final String SOUND = "sound";

    static volatile String url = address(SOUND);
    static volatile Duration timeout = Duration.ofSeconds(10);
    static volatile Duration patience = Duration.ofMinutes(1);

    public static String address(String flaw) {
        return "sample://127.0.0.1:" + SampleServer.PORT + "/" + flaw;
    }

    @Override
    protected String url() {
        return url;
    }

    /** The server of the sample is in this process; one flaw keeps files. */
    @Override
    protected String urlElsewhere() {
        assumeTrue(url.endsWith(ProcessFlaw.NAME), "the server is in this process");
        return url;
    }

    @Override
    protected Faults faults() {
        return SampleServer.faults();
    }

    @Override
    protected Duration timeout() {
        return timeout;
    }

    @Override
    protected Duration patience() {
        return patience;
    }
}
