// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.serve;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds, lists and removes the tokens of those who may use the admin API and the console. */
@Command(name = "admin")
public final class AdminCommand extends Subcommand {

    private static final String USAGE = "admin token add NAME, admin token list, or admin token remove NAME";

    @Parameters(arity = "0..3")
    List<String> words = new ArrayList<>();

    @Option(names = "--role")
    String role = Role.WRITE.label();

    @Override
    public Integer call() {
        String action = words.size() < 2 || !words.get(0).equals("token") ? "" : words.get(1);
        return switch (action) {
            case "add" -> root().ask(maintenance -> add(tokens(maintenance), name()));
            case "list" -> root().ask(maintenance -> list(tokens(maintenance)));
            case "remove" -> root().ask(maintenance -> remove(tokens(maintenance), name()));
            default -> throw new UsageException("What is to be done? " + USAGE + ".");
        };
    }

    private String name() {
        if (words.size() < 3) {
            throw new UsageException("Whose token is it? " + USAGE + ".");
        }
        return words.get(2);
    }

    private static TokenFile tokens(MaintenanceMode maintenance) {
        return TokenLocation.file(TokenLocation.of(maintenance));
    }

    private CommandResult add(TokenFile file, String name) {
        Role allowed =
                Role.of(role).orElseThrow(() -> new UsageException("--role is read or write, and not '" + role + "'"));
        String secret = Token.newSecret();
        try {
            file.add(Token.of(name, allowed, secret));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("The token was not added: " + wrong.getMessage());
        } catch (IOException e) {
            throw new UsageException("The token was not added: " + e.getMessage());
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("role", allowed.label());
        document.put("token", secret);
        document.put("file", file.path().toString());
        List<String> lines = List.of(
                "Added the token of " + name + ", which may " + allowed.label() + ":",
                "  " + secret,
                "It is shown only now; its hash is in " + file.path());
        return new CommandResult(ExitCode.DONE, lines, List.of(), null, document);
    }

    private static CommandResult list(TokenFile file) {
        List<Token> tokens = read(file);
        List<String> lines = tokens.isEmpty()
                ? List.of("There is no token in " + file.path() + ", and so no admin API")
                : tokens.stream()
                        .map(each -> each.name() + "  " + each.role().label())
                        .toList();
        Map<String, Object> document = Map.of(
                "file",
                file.path().toString(),
                "tokens",
                tokens.stream()
                        .map(each ->
                                Map.of("name", each.name(), "role", each.role().label()))
                        .toList());
        return new CommandResult(ExitCode.DONE, lines, List.of(), null, document);
    }

    private static CommandResult remove(TokenFile file, String name) {
        try {
            if (!file.remove(name)) {
                throw new UsageException("There is no token of " + name + " in " + file.path()
                        + ": maintenance admin token list shows which there are.");
            }
        } catch (IOException e) {
            throw new UsageException("The token was not removed: " + e.getMessage());
        }
        Map<String, Object> document = Map.of("name", name, "file", file.path().toString());
        return new CommandResult(
                ExitCode.DONE,
                List.of("Removed the token of " + name + "; it stops counting at once"),
                List.of(),
                null,
                document);
    }

    private static List<Token> read(TokenFile file) {
        try {
            return file.read();
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException | IllegalArgumentException unusable) {
            throw new UsageException("The tokens cannot be read: " + unusable.getMessage());
        }
    }
}
