// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Backends that compare otherwise than code point by code point, or do not compare. */
final class ComparisonFlaws {

    private static final String RULE = "CAS-3";
    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;

    static final List<Flaw> ALL = List.of(
            Flaw.of(
                    "create-overwrites",
                    "CAS-1",
                    Alteration.write((backend, key, expected, update) ->
                            backend.replaced(key, expected == null ? backend.stored(key) : expected, update))),
            Flaw.of(
                            "create-is-always-true",
                            "CAS-1",
                            Alteration.write((backend, key, expected, update) ->
                                    backend.replaced(key, expected, update) || expected == null))
                    .also("CAS-7")
                    .on(SERVER),
            Flaw.of(
                            "create-is-never-true",
                            "CAS-1",
                            Alteration.write((backend, key, expected, update) ->
                                    backend.replaced(key, expected, update) && expected != null))
                    .also("CAS-2", "CAS-3", "CAS-4", "CAS-7")
                    .on(EMBEDDED),
            Flaw.of(
                            "last-write-wins",
                            "CAS-2",
                            Alteration.write((backend, key, expected, update) ->
                                    backend.replaced(key, expected == null ? null : backend.stored(key), update)))
                    .also("CAS-3", "CAS-7"),
            Flaw.of(
                    "replaces-what-is-absent",
                    "CAS-2",
                    Alteration.write((backend, key, expected, update) ->
                            backend.replaced(key, backend.stored(key) == null ? null : expected, update))),
            Flaw.of(
                            "writes-and-says-false",
                            "CAS-2",
                            Alteration.write((backend, key, expected, update) ->
                                    backend.replaced(key, expected, update) && expected == null))
                    .also("CAS-3", "CAS-4")
                    .on(SERVER),
            Flaw.of(
                            "writes-after-a-comparison-that-failed",
                            "CAS-2",
                            Alteration.write((backend, key, expected, update) -> {
                                boolean held = Objects.equals(expected, backend.stored(key));
                                backend.store.put(backend.name(key), update);
                                return held;
                            }))
                    .also("CAS-1", "CAS-3")
                    .on(EMBEDDED),
            comparing("ignores-case", text -> text.toLowerCase(Locale.ROOT)),
            comparing("ignores-accents", text -> decomposed(text).replaceAll("\\p{M}", ""))
                    .on(SERVER),
            comparing("ignores-composition", ComparisonFlaws::decomposed).on(EMBEDDED),
            comparing("ignores-width", text -> Normalizer.normalize(text, Normalizer.Form.NFKC))
                    .on(SERVER),
            comparing("ignores-trailing-blanks", String::stripTrailing),
            comparing("ignores-leading-blanks", String::stripLeading).on(SERVER),
            comparing("ignores-line-ends", text -> text.replaceAll("\r\n", "\n"))
                    .on(EMBEDDED),
            comparing("ignores-the-last-line-end", text -> text.replaceAll("\n$", ""))
                    .on(SERVER),
            comparing("ignores-leading-zeros", text -> text.replaceAll("^0+(?=\\d)", ""))
                    .on(EMBEDDED),
            comparing("ignores-ignorable-characters", text -> text.replace("\u200b", ""))
                    .on(SERVER),
            comparing("compares-the-first-units", text -> text.charAt(0) + "" + text.length())
                    .on(EMBEDDED),
            comparing("compares-lengths", String::length).on(SERVER),
            comparing("compares-the-first-255", text -> TextFlaws.upTo(text, 255))
                    .on(EMBEDDED),
            comparing("compares-the-first-65536", text -> TextFlaws.upTo(text, 1 << 16)),
            comparing("compares-the-last-255", text -> text.substring(Math.max(0, text.length() - 255))),
            comparing("compares-both-ends", ComparisonFlaws::ends),
            comparing("compares-hashes-of-strings", String::hashCode),
            comparing("compares-checksums", ComparisonFlaws::checksum),
            comparing(
                            "compares-in-latin-1",
                            text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1))
                    .on(SERVER),
            Flaw.of("compares-with-a-pattern", RULE, Alteration.write((backend, key, expected, update) -> {
                        String text = backend.stored(key);
                        boolean like =
                                text != null && expected != null && text.startsWith(expected.replaceAll("%$", ""));
                        return backend.replaced(key, like ? text : expected, update);
                    }))
                    .also("CAS-2")
                    .on(EMBEDDED),
            Flaw.of(
                    "counts-changed-rows",
                    "CAS-4",
                    Alteration.write((backend, key, expected, update) ->
                            backend.replaced(key, expected, update) && !update.equals(expected))),
            Flaw.of(
                            "refuses-the-same-text",
                            "CAS-4",
                            Alteration.write((backend, key, expected, update) ->
                                    !update.equals(expected) && backend.replaced(key, expected, update)))
                    .on(EMBEDDED));

    private ComparisonFlaws() {}

    private static Flaw comparing(String name, Function<String, ?> by) {
        return Flaw.of(name, RULE, Alteration.compared(by)).also("CAS-2");
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String ends(String text) {
        return TextFlaws.upTo(text, 100) + text.length() + text.substring(Math.max(0, text.length() - 100));
    }

    private static long checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() & 0xffff;
    }
}
