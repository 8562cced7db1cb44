// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.nio.file.Path;

/**
 * One run of {@code maintenance doctor} on a store.
 *
 * @param doctor the command, run to its end
 */
record DoctorRun(CommandRun doctor) {

    private static final String NAMESPACE = "trial";

    /** Runs the doctor. */
    static DoctorRun of(Path directory, String url) {
        return new DoctorRun(run(directory, "doctor", url));
    }

    /** Runs any command on the store that the doctor looks at. */
    static CommandRun run(Path directory, String command, String url) {
        return CommandRun.run(directory, command, "--namespace", NAMESPACE, "--backend", url);
    }

    int exit() {
        return doctor.exit();
    }

    /** Returns all that it printed. */
    String text() {
        return doctor.text();
    }

    /** Returns the line of a check. */
    String line(String check) {
        return text().lines()
                .filter(line -> line.length() > 6 && line.substring(6).startsWith(check + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + check + " in " + text()));
    }
}
