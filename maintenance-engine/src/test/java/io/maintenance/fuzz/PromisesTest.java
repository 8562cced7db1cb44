// SPDX-License-Identifier: Apache-2.0
package io.maintenance.fuzz;

import io.maintenance.engine.state.RandomStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is promised of all readers, on texts that were made of good ones by mishaps. */
@Tag("slow")
class PromisesTest {

    private static final int TEXTS = 1_500;

    /** What mishaps put into a text: signs of all grammars, ends of lines, halves of characters, numbers too large. */
    private static final List<String> PIECES = new ArrayList<>(Effort.PARTS);

    static {
        PIECES.addAll(List.of(
                "\0",
                "\u001b",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\udfff",
                "\u0661",
                "\uff11",
                "99999999999999999999",
                "9223372036854775807",
                "-",
                "+",
                "00",
                "256",
                "ffff",
                "\\u",
                "\\u00e9",
                "~",
                "!",
                "P",
                "T",
                "Z",
                "\f",
                "\u000b",
                "\r\n",
                "format=2\n",
                "Canary4711",
                ".in.",
                ".out.",
                "true",
                "\"",
                "'"));
    }

    @ParameterizedTest
    @EnumSource
    void theyHoldForTextsThatPeopleWrite(Promises promises) {
        promises.examples().forEach(promises::check);
    }

    @ParameterizedTest
    @EnumSource
    void theyHoldForTextsThatNobodyWrites(Promises promises) {
        RandomStates.forMany(TEXTS, states -> {
            StringBuilder text = new StringBuilder(states.oneOf(promises.examples()));
            for (int mishaps = 1 + states.random().nextInt(6); mishaps > 0; mishaps--) {
                befall(text, states.random());
            }
            promises.check(text.toString());
        });
    }

    @ParameterizedTest
    @EnumSource
    void effortGrowsWithTheLengthOfTheTextAndNotFaster(Promises promises) {
        Effort.assertLinear(promises::check);
    }

    /** Puts something in, takes something out, or repeats something. */
    private static void befall(StringBuilder text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> text.delete(from, to);
            default -> text.insert(random.nextInt(text.length() + 1), text.substring(from, to));
        }
    }
}
