// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.tck.Faults;
import io.maintenance.tck.MaintenanceBackendTck;
import java.time.Duration;

/** The kit as an author runs it, on a backend with the flaw of the day. Run by tests, and not by its name. */
public class SampleKit extends MaintenanceBackendTck {

    public static final String SOUND = "sound";

    static volatile String url = address(SOUND);
    static volatile Duration timeout = Duration.ofSeconds(10);
    static volatile Duration patience = Duration.ofMinutes(1);

    /** Returns the URL of the sample server for a backend with a flaw. */
    public static String address(String flaw) {
        return url(SampleStore.SERVER, flaw);
    }

    static String url(String scheme, String flaw) {
        return switch (scheme) {
            case SampleStore.EMBEDDED -> SampleDirectory.url(flaw);
            case SampleStore.SERVER -> scheme + "://" + SampleServer.ONLY.address() + "/" + flaw;
            default -> scheme + ":x";
        };
    }

    /** Fails if what was done to the store before was not undone: then nothing that goes red means anything. */
    static void requireWell(String url) {
        SampleStore store = url.startsWith(SampleStore.EMBEDDED)
                ? SampleDirectory.own()
                : new SampleClient(SampleServer.ONLY.address());
        try (store) {
            store.get("well|");
        }
    }

    @Override
    protected String url() {
        return url;
    }

    @Override
    protected Faults faults() {
        return url.startsWith(SampleStore.EMBEDDED) ? SampleDirectory.faults() : SampleServer.faults();
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
