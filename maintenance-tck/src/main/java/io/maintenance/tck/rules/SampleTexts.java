// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import java.util.List;
import java.util.Map;

/** Texts that some stores alter when they keep them, or take for one another. None is empty, and none has a NUL. */
final class SampleTexts {

    /** Each differs from the one before. */
    static final List<String> AWKWARD = List.of(
            "a",
            "on=true\r\nreason=line ends\n\r",
            "trailing blanks  \t ",
            "trailing line ends\n\n",
            "\r\n",
            " \t leading blanks",
            "   ",
            "controls \u0001\u0002\b\u000b\f\u001b\u001f\u007f\u0085\u009f",
            "\ufeffafter a byte order mark",
            "Gr\u00f6\u00dfe \u20ac \u0416 \u05d0 \u4e2d",
            "composed \u00e9 and decomposed e\u0301",
            "astral \ud83d\udea7 \ud834\udd1e \ud840\udc00 \udb40\udc01",
            "private use \ue000 \uf8ff \udb80\udc00 \udbff\udffd",
            "noncharacters \ufffe \ufdd0 \uffff \ud83f\udffe \udbff\udfff",
            "replacement \ufffd, not found ?",
            "separators \u2028\u2029 and ignorable \u200b\u200d\u00ad",
            "quotes ' \" ` \\ %s %d ${x} #{x} {0} ; -- /* */ & < >",
            "'quoted'",
            "\"quoted\"",
            "backslashes \\n \\t \\0 \\u0041 \\x41 \\\\ \\' \\",
            "percent %41 %25 %% %0 + %",
            "entities &amp; &lt; &#65; &eacute; <![CDATA[x]]>",
            "{\"json\": [true, null]}",
            "null",
            "\u00a0",
            "0",
            "1e3",
            "x".repeat(5000),
            "line\n".repeat(1000),
            "\r\n".repeat(10_000),
            "\ud83d\udea7".repeat(10_000),
            "x" + "\ud83d\udea7".repeat(10_000)); // so that pairs lie across the borders of blocks

    /** Half of a surrogate pair, which no encoding can express. */
    static final List<String> HALVES = List.of("half \ud83d of a pair", "the other \udea7 half", "at the end \ud83d");

    /** Two texts each, of which the first is stored and the second is another. */
    static final List<Map.Entry<String, String>> LOOK_ALIKE = List.of(
            Map.entry("a", "A"),
            Map.entry("a", "a "),
            Map.entry("a ", "a"),
            Map.entry("a", " a"),
            Map.entry("a\n", "a"),
            Map.entry("a\n", "a\r\n"),
            Map.entry("\r", "\n"),
            Map.entry("a\tb", "a b"),
            Map.entry("a  b", "a b"),
            Map.entry("a\u0001b", "ab"),
            Map.entry("\u00e4", "\u00c4"),
            Map.entry("\u0436", "\u0416"),
            Map.entry("\u03c3", "\u03c2"),
            Map.entry("\u20ac", "\u00ac"), // of one low byte
            Map.entry("\u00e9", "e\u0301"),
            Map.entry("\u00e9", "e"),
            Map.entry("\u00df", "ss"),
            Map.entry("\u0130", "i"),
            Map.entry("k", "\u212a"),
            Map.entry("1", "\uff11"),
            Map.entry("1", "01"),
            Map.entry("1", "1.0"),
            Map.entry("a", "a\u200b"),
            Map.entry("a", "\ufeffa"),
            Map.entry("\u20ac", "?"),
            Map.entry("\ud83d\udea7", "\ud83d\udea8"),
            Map.entry("\udbff\udffd", "\udbff\udffc"),
            Map.entry("\ue000", "\ue001"),
            Map.entry("\ufffe", "\ufffd"),
            Map.entry("\ufdd0", "\ufffd"),
            Map.entry("%", "a"),
            Map.entry("a", "_"),
            Map.entry("a", "%"),
            Map.entry("%41", "A"),
            Map.entry("&amp;", "&"),
            Map.entry("a\\nb", "a\nb"),
            Map.entry("\\\\", "\\"),
            Map.entry("\\u0041", "A"),
            Map.entry("''", "'"),
            Map.entry("a+b", "a b"),
            Map.entry("on=true\noff=false\n", "off=false\non=true\n"),
            Map.entry("x".repeat(3000) + "a", "x".repeat(3000) + "b"),
            Map.entry("a" + "x".repeat(3000), "b" + "x".repeat(3000)),
            Map.entry("begin Aa end", "begin BB end"), // of one String.hashCode
            Map.entry("plumless", "buckeroo"), // of one CRC-32
            Map.entry("aca", "bab"), // of one Adler-32
            Map.entry("aaca", "abab"), // of one Fletcher-16
            Map.entry("costarring", "liquid"), // of one FNV-1a
            Map.entry("x".repeat(2000) + "AaBB" + "x".repeat(2000), "x".repeat(2000) + "BBAa" + "x".repeat(2000)),
            Map.entry("x".repeat(35_000) + "a" + "x".repeat(35_000), "x".repeat(35_000) + "b" + "x".repeat(35_000)),
            Map.entry("x".repeat(70_000) + "a" + "x".repeat(9), "x".repeat(70_000) + "b" + "x".repeat(9)));

    private SampleTexts() {}
}
