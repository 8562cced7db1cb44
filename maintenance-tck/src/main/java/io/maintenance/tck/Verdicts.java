// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of each rule for one store. Thread-safe. */
final class Verdicts {

    private final String name;
    private final String scheme;
    private final Portrait portrait;
    private final Map<String, Verdict> verdicts = new TreeMap<>();

    Verdicts(String name, String scheme, Portrait portrait) {
        this.portrait = portrait;
        this.name = name;
        this.scheme = scheme;
        KitRules.all().forEach((id, rule) -> verdicts.put(id, new Verdict(rule.should(), Result.NOT_RUN, "")));
    }

    /** What may become of a rule; the later outweighs the earlier. */
    enum Result {
        NOT_RUN,
        SKIPPED,
        PASSED,
        FAILED
    }

    private record Verdict(boolean should, Result result, String reason) {}

    synchronized void note(String rule, Result result, String reason) {
        Verdict next = new Verdict(isShould(rule), result, result == Result.PASSED ? "" : reason);
        verdicts.merge(rule, next, (a, b) -> b.result().compareTo(a.result()) > 0 ? b : a);
    }

    synchronized Result result(String rule) {
        return Objects.requireNonNull(verdicts.get(rule)).result();
    }

    private boolean isShould(String rule) {
        return verdicts.containsKey(rule) && verdicts.get(rule).should();
    }

    synchronized void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".json"), json());
    }

    private String json() throws IOException {
        String rules = verdicts.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(each -> "    " + line(each.getKey(), each.getValue()))
                .collect(Collectors.joining(",\n"));
        return "{\n" + head("name", name) + head("scheme", scheme) + head("kit", kitVersion())
                + head("reach", portrait.reach()) + head("watch", portrait.watch()) + "  \"rules\": [\n" + rules
                + "\n  ]\n}\n";
    }

    private static String head(String name, String value) {
        return "  " + quoted(name) + ": " + quoted(value) + ",\n";
    }

    private static String line(String rule, Verdict verdict) {
        String reason = verdict.reason().isEmpty() ? "" : ", \"reason\": " + quoted(verdict.reason());
        String result = verdict.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "{\"rule\": " + quoted(rule) + ", \"level\": \"" + (verdict.should() ? "SHOULD" : "MUST")
                + "\", \"result\": \"" + result + "\"" + reason + "}";
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
        try (InputStream text = Verdicts.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
