// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.StorageKey;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Backends that keep something else than what was written. */
final class TextFlaws {

    private static final String RULE = "STO-2";
    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;

    static final List<Flaw> ALL = List.of(
            Flaw.of(
                    "trims-addresses-alone",
                    RULE,
                    Alteration.write((backend, key, expected, update) -> key == StorageKey.MAINTENANCE_MODE_STATUS
                            ? backend.replaced(key, expected, update)
                            : backend.replaced(key, expected == null ? null : expected.strip(), update.strip()))),
            Flaw.of(
                    "question-marks-for-half-a-pair",
                    "STO-8",
                    Alteration.stored(
                            text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))),
            Flaw.of("trims-texts", RULE, Alteration.stored(String::strip)),
            Flaw.of("trims-when-it-reads", RULE, Alteration.shown(String::strip)),
            Flaw.of("trims-the-end", RULE, Alteration.stored(String::stripTrailing))
                    .on(EMBEDDED),
            Flaw.of("trims-the-begin", RULE, Alteration.stored(String::stripLeading))
                    .on(SERVER),
            replacing("windows-line-ends-to-unix", "\r\n", "\n"),
            replacing("unix-line-ends-to-windows", "(?<!\r)\n", "\r\n"),
            replacing("drops-carriage-returns", "\r", "").on(SERVER),
            replacing("loses-the-last-line-end", "\n$", "").on(EMBEDDED),
            replacing("tabs-to-blanks", "\t", " ").on(SERVER),
            replacing("collapses-blanks", "  +", " ").on(EMBEDDED),
            replacing("drops-control-characters", "[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]", "")
                    .on(SERVER),
            replacing("next-line-to-line-feed", "\u0085", "\n").on(EMBEDDED),
            replacing("separators-to-line-feeds", "[\u2028\u2029]", "\n").on(SERVER),
            replacing("drops-the-byte-order-mark", "^\ufeff", "").on(EMBEDDED),
            replacing("drops-ignorable-characters", "[\u200b\u200d\u00ad]", "").on(SERVER),
            replacing("no-break-space-to-blank", "\u00a0", " ").on(EMBEDDED),
            Flaw.of("normalises-to-composed", RULE, Alteration.stored(text -> normal(text, Normalizer.Form.NFC))),
            Flaw.of("normalises-to-decomposed", RULE, Alteration.stored(text -> normal(text, Normalizer.Form.NFD)))
                    .on(SERVER),
            Flaw.of("normalises-for-compatibility", RULE, Alteration.stored(text -> normal(text, Normalizer.Form.NFKC)))
                    .on(EMBEDDED),
            Flaw.of(
                            "latin-1",
                            RULE,
                            Alteration.stored(text -> new String(
                                    text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)))
                    .on(SERVER),
            Flaw.of(
                            "decodes-as-latin-1",
                            RULE,
                            Alteration.shown(text ->
                                    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                    .on(EMBEDDED),
            replacing("three-bytes-at-most", "[^\u0000-\uffff]", "\ufffd"),
            replacing("breaks-planes-above-the-first", "[\\x{20000}-\\x{10ffff}]", "\ufffd"),
            replacing("replaces-noncharacters", "[\ufffe\uffff\ufdd0-\ufdef]", "\ufffd"),
            replacing("drops-private-use", "[\ue000-\uf8ff]", ""),
            replacing("reads-the-escape-of-a-line-feed", "\\\\n", "\n"),
            replacing("drops-a-backslash-before-a-letter", "\\\\(?=[a-zA-Z])", ""),
            replacing("drops-a-backslash-before-a-quote", "\\\\(?=['\"\\\\])", "")
                    .on(SERVER),
            replacing("drops-every-backslash", "\\\\", "").on(EMBEDDED),
            replacing("decodes-percent", "%41", "A"),
            replacing("plus-to-blank", "\\+", " "),
            replacing("decodes-entities", "&(amp|lt|gt);", "!"),
            replacing("encodes-an-ampersand", "&(?!amp)", "&amp;").on(SERVER),
            replacing("doubles-quotes", "'", "''").on(EMBEDDED),
            replacing("fills-placeholders", "\\$\\{x}", "").on(SERVER),
            Flaw.of("lower-case", RULE, Alteration.stored(text -> text.toLowerCase(Locale.ROOT)))
                    .on(EMBEDDED),
            Flaw.of("null-as-absent", RULE, Alteration.shown(text -> text.equals("null") ? "" : text))
                    .on(SERVER),
            Flaw.of("no-longer-than-4000", RULE, Alteration.stored(text -> upTo(text, 4000)))
                    .on(EMBEDDED));

    private TextFlaws() {}

    private static Flaw replacing(String name, String pattern, String by) {
        return Flaw.of(name, RULE, Alteration.stored(text -> text.replaceAll(pattern, by)));
    }

    private static String normal(String text, Normalizer.Form form) {
        return Normalizer.normalize(text, form);
    }

    static String upTo(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
