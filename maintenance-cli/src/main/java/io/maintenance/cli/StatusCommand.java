// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what is on, for whom, until when, and where it is stored. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Option(names = "--exit-code")
    boolean exitCode;

    @Override
    public Integer call() {
        RootCommand here = Objects.requireNonNull(root);
        TimeFormat format = new TimeFormat(here.terminal().clock());
        return here.ask(maintenance -> new StatusReport(maintenance, format, exitCode).reply());
    }
}
