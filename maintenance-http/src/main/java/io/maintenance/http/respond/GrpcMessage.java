// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.respond;

import java.nio.charset.StandardCharsets;

/** Writes texts as {@code grpc-message}: printable ASCII as it is, all other bytes of UTF-8 with percent signs. */
public final class GrpcMessage {

    private static final int LONGEST = 1_000;

    private GrpcMessage() {}

    /** Returns the encoded text; what is too long for a header is cut. */
    public static String of(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(encoded, c));
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, int c) {
        if (c >= ' ' && c <= '~' && c != '%') {
            encoded.append((char) c);
            return;
        }
        for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", each & 0xff));
        }
    }
}
