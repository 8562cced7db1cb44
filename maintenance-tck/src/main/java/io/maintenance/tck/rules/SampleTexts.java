// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import java.util.List;

/** Texts that some stores alter when they keep them. None is empty, and none has a NUL. */
final class SampleTexts {

    /** Each differs from the one before. */
    static final List<String> AWKWARD = List.of(
            "a",
            "on=true\r\nreason=line ends\n\r",
            "trailing blanks  \t ",
            "trailing line ends\n\n",
            " \t leading blanks",
            "controls \u0001\u0002\b\u000b\f\u001b\u001f\u007f\u0085",
            "\ufeffafter a byte order mark",
            "Gr\u00f6\u00dfe \u20ac \u0416 \u05d0 \u4e2d",
            "composed \u00e9 and decomposed e\u0301",
            "astral \ud83d\udea7 \ud834\udd1e",
            "separators \u2028\u2029 and ignorable \u200b\u200d\u00ad",
            "quotes ' \" ` \\ %s %d ${x} #{x} {0} ; -- /* */ & < >",
            "null",
            "\u00a0",
            "0",
            "x".repeat(5000));

    private SampleTexts() {}
}
