// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.MaintenanceMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that changes a scope. */
public final class ChangeOptions {

    @Option(names = "--scope")
    String scope = MaintenanceMode.GLOBAL;

    @Option(names = "--by")
    @Nullable
    String by;

    @Option(names = "--wait-store")
    @Nullable
    String waitStore;

    /** Returns the scope that is changed. */
    public String scope() {
        return scope;
    }

    /** Sets the options on the builder of a switch that makes one change. */
    public void applyTo(MaintenanceMode.Builder builder, TimeReader reader) {
        builder.oneShot();
        if (by != null) {
            builder.by(by);
        }
        Duration wait = reader.duration("--wait-store", waitStore);
        if (wait != null) {
            builder.waitStore(wait);
        }
    }

    /** Returns options of which only {@code --wait-store} is given; {@code null} for not given. */
    public static ChangeOptions waitingFor(@Nullable String waitStore) {
        ChangeOptions options = new ChangeOptions();
        options.waitStore = waitStore;
        return options;
    }
}
