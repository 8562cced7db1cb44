// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.Map;

/**
 * Texts of one entry that one writer writes in turn, each of which can be told whole from its number. None is written twice, so that a
 * write that comes late does nothing.
 *
 * @param key the entry
 * @param length of each text, about
 */
record NumberedText(StorageKey key, int length) {

    /** Writes the text of this number over the one before it. */
    void write(MaintenanceBackend backend, int number) {
        Requirement.that(
                backend.compareAndSet(key, number == 0 ? null : text(number - 1), text(number)),
                "The only writer of " + RuleGroup.name(key) + " was told false.",
                "is CAS-2 green? Does a write of the other entry, or of another thread, get in its way?");
    }

    /** Fails the rule unless the entry is one of these texts. */
    void requireWhole(Map<StorageKey, String> seen) {
        number(seen);
    }

    /** Returns the number of the text that was read. */
    int number(Map<StorageKey, String> seen) {
        String text = String.valueOf(seen.get(key));
        int number = text.matches("(?s)[0-9]{1,9}:.*") ? Integer.parseInt(text.substring(0, text.indexOf(':'))) : -1;
        Requirement.that(
                number >= 0 && text.equals(text(number)),
                "While one writer writes " + RuleGroup.name(key) + ", texts of about " + length
                        + " characters, a reader saw " + MessageText.text(seen.get(key)) + ", which is none of them.",
                "is the entry replaced as a whole? Not in chunks, not in place, not by deleting it first, and not"
                        + " through a buffer that threads share.");
        return number;
    }

    /** A number at the begin and the end, and between them a letter that the texts before and after it do not have. */
    private String text(int number) {
        String letter = Character.toString((key == RuleGroup.STATUS ? 'a' : 'A') + number % 26);
        return number + ":" + letter.repeat(Math.max(1, length - 16)) + ":" + number;
    }
}
