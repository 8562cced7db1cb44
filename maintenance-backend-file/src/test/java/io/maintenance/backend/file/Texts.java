// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;

import org.jspecify.annotations.Nullable;

/** Texts that count, and texts that show whether they are whole. */
final class Texts {

    private Texts() {}

    static boolean increment(FileBackend backend) {
        String now = backend.read().get(MAINTENANCE_MODE_STATUS);
        int count = now == null ? 0 : Integer.parseInt(now);
        return backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, String.valueOf(count + 1));
    }

    /** A text of some size that begins and ends with its number. */
    static String next(@Nullable String text) {
        int number = number(text) + 1;
        return number + "\n" + "0123456789abcdef".repeat(number % 97 * 64) + "\n" + number;
    }

    /** Returns the number of a whole text, 0 for none. */
    static int number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        int number = Integer.parseInt(text.substring(0, text.indexOf('\n')));
        if (!text.equals(number + "\n" + "0123456789abcdef".repeat(number % 97 * 64) + "\n" + number)) {
            throw new AssertionError("not whole: " + text.length() + " characters of number " + number);
        }
        return number;
    }
}
