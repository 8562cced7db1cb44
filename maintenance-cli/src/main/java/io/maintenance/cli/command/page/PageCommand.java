// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.page;

import io.maintenance.ActivationSpec;
import io.maintenance.MaintenanceMode;
import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.MessageOption;
import io.maintenance.cli.option.TemplateOption;
import io.maintenance.cli.option.TimeReader;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.http.HttpSettings;
import io.maintenance.http.MaintenancePage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code page}: exports the page that visitors see, or serves a preview of it. */
@Command(name = "page")
public final class PageCommand extends Subcommand {

    @Parameters(arity = "0..1")
    String action = "";

    @Option(names = "--message")
    List<String> messages = new ArrayList<>();

    @Option(names = "--until")
    @Nullable
    String until;

    @Option(names = "--language")
    @Nullable
    String language;

    @Option(names = "--template")
    boolean template;

    @Option(names = "--template-name")
    @Nullable
    String templateName;

    @Option(names = "--scope")
    String scope = MaintenanceMode.GLOBAL;

    @Option(names = "--output")
    @Nullable
    Path output;

    @Option(names = "--port")
    int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return switch (action) {
            case "export" -> template ? exportTemplate() : export();
            case "preview" -> preview();
            default ->
                throw new UsageException(
                        (action.isEmpty() ? "No action is given" : "page has no action '" + action + "'")
                                + ": preview shows the page, export writes it.");
        };
    }

    private int export() {
        return root().ask(maintenance ->
                exported("page", html(maintenance, root().terminal().clock().instant())));
    }

    private int exportTemplate() {
        return root().ask(maintenance -> exported("template", MaintenancePage.builtInTemplate()));
    }

    private CommandResult exported(String what, String html) {
        boolean file = output != null;
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("file", file ? String.valueOf(output) : null);
        document.put("html", file ? null : html);
        if (output != null) {
            write(output, html);
        }
        List<String> lines = file
                ? List.of("Wrote the " + what + " to " + output)
                : html.lines().toList();
        return new CommandResult(ExitCode.DONE, lines, List.of(), null, document);
    }

    private String html(MaintenanceMode maintenance, Instant now) {
        MaintenancePage page = MaintenancePage.of(HttpSettings.of(maintenance));
        String chosen = language == null ? page.defaultLanguage() : language;
        if (!page.languages().contains(chosen)) {
            throw new UsageException("--language: the page is there in " + String.join(", ", page.languages())
                    + ", and not in '" + chosen + "'");
        }
        if (messages.isEmpty() && until == null && templateName == null) {
            return page.html(maintenance.snapshot(), scope, now, chosen);
        }
        try (MaintenanceMode sample = sample()) {
            return sampleHtml(page, sample, now, chosen);
        }
    }

    private String sampleHtml(MaintenancePage page, MaintenanceMode sample, Instant now, String chosen) {
        try {
            return page.html(sample.snapshot(), MaintenanceMode.GLOBAL, now, chosen);
        } catch (IllegalArgumentException e) {
            throw new UsageException("The page cannot be made from the template: " + e.getMessage());
        }
    }

    private int preview() throws IOException, InterruptedException {
        HttpSettings settings;
        try (MaintenanceMode maintenance = root().openReplica()) {
            settings = HttpSettings.of(maintenance);
        }
        MaintenancePage page = MaintenancePage.of(settings);
        try (MaintenanceMode sample = sample();
                PreviewServer served = PreviewServer.of(sample, settings, language, port)) {
            String ignored = sampleHtml(
                    page,
                    sample,
                    root().terminal().clock().instant(),
                    page.defaultLanguage()); // fails before the server starts
            root().terminal().say("The page is at " + served.address() + " until you press Ctrl-C.");
            Runtime.getRuntime().addShutdownHook(new Thread(served::close));
            served.awaitEnd();
            return ExitCode.DONE;
        }
    }

    /** Opens a switch of its own, so that a preview changes nothing. */
    private MaintenanceMode sample() {
        TimeReader reader = root().timeReader();
        Instant end = reader.time("--until", until, reader.now());
        MaintenanceMode sample = MaintenanceMode.builder()
                .backend("memory:page-" + ProcessHandle.current().pid())
                .by("preview")
                .oneShot()
                .open();
        sample.enable(spec -> fill(spec, end));
        return sample;
    }

    private void fill(ActivationSpec spec, @Nullable Instant end) {
        new MessageOption(messages).applyTo(spec);
        TemplateOption.read("--template-name", templateName).applyTo(spec);
        if (end != null) {
            spec.until(end);
        }
    }

    private static void write(Path file, String html) {
        try {
            Files.writeString(file, html, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("--output: the page cannot be written to " + file + ": " + e);
        }
    }
}
