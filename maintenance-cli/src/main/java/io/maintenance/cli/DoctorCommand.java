// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Looks for what does not work and for what will hurt one day. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Override
    public Integer call() {
        RootCommand here = Objects.requireNonNull(root);
        return here.say(new DoctorReport(here.builder().oneShot().diagnose()).reply());
    }
}
