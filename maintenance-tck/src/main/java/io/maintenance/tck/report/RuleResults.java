// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.report;

import io.maintenance.tck.fixture.BackendProfile;
import io.maintenance.tck.fixture.DeclaredParts;
import io.maintenance.tck.rules.ContractRule;
import io.maintenance.tck.rules.RuleCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What became of each rule for one store. Thread-safe. */
final class RuleResults {

    private final String name;
    private final String scheme;
    private final BackendProfile profile;
    private final DeclaredParts parts;
    private final Map<String, RuleResult> results = new LinkedHashMap<>();

    RuleResults(String name, String scheme, BackendProfile profile, DeclaredParts parts) {
        this.profile = profile;
        this.name = name;
        this.scheme = scheme;
        this.parts = parts;
        RuleCatalog.all().forEach((id, rule) -> {
            RuleOutcome begin = parts.include(rule.parts()) ? RuleOutcome.NOT_RUN : RuleOutcome.OUTSIDE;
            results.put(id, new RuleResult(rule, begin, ""));
        });
    }

    private record RuleResult(ContractRule rule, RuleOutcome outcome, String reason) {}

    synchronized void note(ContractRule rule, RuleOutcome outcome, String reason) {
        RuleResult next = new RuleResult(rule, outcome, outcome == RuleOutcome.PASSED ? "" : reason);
        results.merge(rule.value(), next, (a, b) -> b.outcome().compareTo(a.outcome()) > 0 ? b : a);
    }

    synchronized RuleOutcome outcome(String rule) {
        return Objects.requireNonNull(results.get(rule)).outcome();
    }

    synchronized void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".json"), json());
    }

    private String json() throws IOException {
        String rules =
                results.values().stream().map(each -> "    " + line(each)).collect(Collectors.joining(",\n"));
        return "{\n" + head("name", name) + head("scheme", scheme) + head("kit", kitVersion())
                + head("reach", profile.reach()) + head("watch", profile.watch()) + head("profile", parts.toString())
                + "  \"rules\": [\n" + rules
                + "\n  ]\n}\n";
    }

    private static String head(String name, String value) {
        return "  " + quoted(name) + ": " + quoted(value) + ",\n";
    }

    private static String line(RuleResult result) {
        String reason = result.reason().isEmpty() ? "" : ", \"reason\": " + quoted(result.reason());
        String outcome = result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "{\"rule\": " + quoted(result.rule().value()) + ", \"level\": \""
                + (result.rule().should() ? "SHOULD" : "MUST") + "\", \"result\": \"" + outcome + "\""
                + (result.rule().racy() ? ", \"racy\": true" : "") + reason + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    private static String kitVersion() throws IOException {
        try (InputStream text = RuleResults.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
