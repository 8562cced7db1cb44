// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The two streams between a client and the sample server, and the bytes that say what is asked and answered.
 *
 * @param in what comes
 * @param out what goes
 */
record SampleConnection(DataInputStream in, DataOutputStream out) {

    static final int GET = 'G';
    static final int REPLACE = 'R';
    static final int PUT = 'P';
    static final int FORGET = 'F';
    static final int SUBSCRIBE = 'S';

    static final int YES = 'Y';
    static final int NO = 'N';
    static final int REFUSED = 'X';
    static final int HINT = 'H';

    static SampleConnection of(InputStream in, OutputStream out) {
        return new SampleConnection(
                new DataInputStream(new BufferedInputStream(in)), new DataOutputStream(new BufferedOutputStream(out)));
    }

    SampleConnection ask(int command, String name) throws IOException {
        out.writeByte(command);
        out.writeUTF(name);
        return this;
    }

    SampleConnection bytes(byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        out.write(bytes == null ? new byte[0] : bytes);
        return this;
    }

    SampleConnection send() throws IOException {
        out.flush();
        return this;
    }

    /** Says one byte at once; several threads may. */
    void say(int answer) throws IOException {
        synchronized (out) {
            out.writeByte(answer);
            out.flush();
        }
    }

    byte @Nullable [] bytes() throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }
}
