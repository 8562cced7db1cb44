// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.util.HashMap;
import java.util.Map;

/** The text in which a node reports its state. */
public final class StateText {

    /** What an address holds that is on the list. */
    public static final String ON_THE_LIST = "in";

    private StateText() {}

    /** Returns the registers and what they hold. */
    public static Map<String, String> registers(String text) {
        Map<String, String> registers = new HashMap<>();
        for (String word : text.split(" ", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                registers.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (!word.isEmpty()) {
                registers.put(word, ON_THE_LIST);
            }
        }
        return registers;
    }
}
