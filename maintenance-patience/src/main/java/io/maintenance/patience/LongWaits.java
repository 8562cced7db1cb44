// SPDX-License-Identifier: Apache-2.0
package io.maintenance.patience;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets Awaitility's default timeout to one minute, in every module that has this class on its class path. The limit is there to
 * end a test that hangs; a busy machine reaches Awaitility's own ten seconds.
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
