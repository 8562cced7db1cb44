// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command below {@code maintenance}. The parser fills in its options and its parent before it is called. */
public abstract class Subcommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand parent;

    /** Returns the command above this one, which opens the switch and prints results. */
    protected final RootCommand root() {
        return Objects.requireNonNull(parent);
    }
}
