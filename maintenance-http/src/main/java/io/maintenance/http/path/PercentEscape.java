// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A byte of a path that was sent as a percent sign and two hexadecimal digits. */
final class PercentEscape {

    /** What cannot stand in a path as it is (RFC 3986, section 3.3). */
    private static final String NEEDED = " \"<>[]^`{|}";

    private PercentEscape() {}

    /** Returns the byte that an escape stands for, or -1 if there is none at this place. */
    static int at(String text, int percent) {
        int high = digit(text, percent + 1);
        int low = digit(text, percent + 2);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Returns {@code true} if a text has an escape of a character that could stand there as it is. */
    static boolean isNeedlessIn(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            int decoded = at(text, at);
            if (decoded > ' ' && decoded <= '~' && NEEDED.indexOf(decoded) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Decodes an ASCII text whose escapes are complete, or returns {@code null} if they are no UTF-8. */
    static @Nullable String decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int at = 0; at < text.length(); at++) {
            boolean escaped = text.charAt(at) == '%';
            bytes.put((byte) (escaped ? at(text, at) : text.charAt(at)));
            at += escaped ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int digit(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
    }
}
