// SPDX-License-Identifier: Apache-2.0
package io.maintenance.patience;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets {@code await()} wait for a minute where a test names no limit, in every module that has this on its class path. A limit
 * stops what would never end; the ten seconds that Awaitility has by itself are reached on a machine that is busy.
 */
public final class LongWaits implements LauncherSessionListener {

    private static final Duration AT_MOST = Duration.ofMinutes(1);

    /** For JUnit, which finds it as a service. */
    public LongWaits() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(AT_MOST);
    }
}
