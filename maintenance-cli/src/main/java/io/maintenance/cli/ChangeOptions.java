// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that changes something. */
final class ChangeOptions {

    @Option(names = "--scope")
    String scope = MaintenanceMode.GLOBAL;

    @Option(names = "--by")
    @Nullable
    String by;

    @Option(names = "--wait-store")
    @Nullable
    String waitStore;

    /** Hands on to the builder what was given. */
    void fill(MaintenanceMode.Builder builder, TimeReader reader) {
        builder.oneShot();
        if (by != null) {
            builder.by(by);
        }
        Duration wait = reader.duration("--wait-store", waitStore);
        if (wait != null) {
            builder.waitStore(wait);
        }
    }
}
