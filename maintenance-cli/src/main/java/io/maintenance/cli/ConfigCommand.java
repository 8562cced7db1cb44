// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows every setting in force and where it came from. */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Override
    public Integer call() {
        RootCommand here = Objects.requireNonNull(root);
        return here.say(new ConfigReport(here.builder().settings()).reply());
    }
}
