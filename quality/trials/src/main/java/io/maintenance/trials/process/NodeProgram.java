// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.MaintenanceMode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An application that holds a switch. Its arguments are settings, {@code maintenance.NAME=VALUE}, and how wrong its clock is,
 * {@code clock=PT5M}; what it can be told stands in {@link NodeCommands}.
 */
public final class NodeProgram {

    private static final String CLOCK = "clock";

    private NodeProgram() {}

    /** Runs the node until its input ends. */
    public static void main(String[] args) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Stream.of(args).forEach(arg -> settings.put(arg.substring(0, arg.indexOf('=')), valueOf(arg)));
        String offset = settings.remove(CLOCK);
        ShiftedClock clock = new ShiftedClock(offset == null ? Duration.ZERO : Duration.parse(offset));
        MaintenanceMode mode = MaintenanceMode.builder()
                .properties(settings, "the trial")
                .clock(clock)
                .open();
        try (mode;
                SimulatedVisitor visitor = SimulatedVisitor.of(mode)) {
            CommandLoop.serve(new NodeCommands(mode, clock, visitor)::answer);
        }
        Runtime.getRuntime().halt(0); // a driver may have left a thread that would keep the process
    }

    private static String valueOf(String arg) {
        return arg.substring(arg.indexOf('=') + 1);
    }
}
