// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.ActivationSpec;
import io.maintenance.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that turn maintenance on: how strict it is, why it is on, and what visitors see. */
public final class ActivationOptions {

    @Option(names = "--level")
    String level = Level.FULL.label();

    @Option(names = "--reason")
    @Nullable
    String reason;

    @Option(names = "--message")
    List<String> messages = new ArrayList<>();

    @Option(names = "--template")
    @Nullable
    String template;

    /** Reads the options, and returns what sets them on an activation; {@code usualReason} is used if none is given. */
    public Consumer<ActivationSpec> read(String usualReason) {
        Level strictness = level(level);
        MessageOption message = new MessageOption(messages);
        TemplateOption page = TemplateOption.read("--template", template);
        return spec -> {
            spec.level(strictness).reason(reason == null ? usualReason : reason);
            message.applyTo(spec);
            page.applyTo(spec);
        };
    }

    private static Level level(String text) {
        try {
            return Level.of(text);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("--level: " + unknown.getMessage() + ".");
        }
    }
}
