// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few kinds of fields that a status of gRPC has in the binary form of Protocol Buffers. Not thread-safe. */
final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Adds an integer that is not negative. */
    ProtobufWriter number(int field, long value) {
        varint((field << 3) | VARINT);
        varint(value);
        return this;
    }

    ProtobufWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes, or a message. */
    ProtobufWriter bytes(int field, byte[] value) {
        varint((field << 3) | LENGTH_DELIMITED);
        varint(value.length);
        written.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return written.toByteArray();
    }

    /** Seven bits in each byte, the lowest first; the eighth says that more follow. */
    private void varint(long value) {
        long left = value;
        while (left > 0x7f) {
            written.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        written.write((int) left);
    }
}
