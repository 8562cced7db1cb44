// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The gate's own response, in place of the application's. Immutable, thread-safe.
 *
 * <p>The headers are complete. {@code Content-Length} is among them wherever a response has one, and for {@code HEAD} it is
 * that of the body that {@code GET} would have got. The body is to be written as it is, without compressing or chunking it.
 */
public final class Answer implements Decision {

    private final DecisionReason reason;
    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    /** Takes the bytes over: many answers share them. */
    Answer(DecisionReason reason, int status, List<Header> headers, byte[] body) {
        this.reason = reason;
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    @Override
    public DecisionReason reason() {
        return reason;
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    @Override
    public List<Header> headers() {
        return headers;
    }

    /** Returns the number of bytes to write; 0 for {@code HEAD}. */
    public int length() {
        return body.length;
    }

    /** Returns a view of the bytes to write, which cannot be written to. */
    public ByteBuffer body() {
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }

    /** Writes the body. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(body);
    }

    /** Returns {@code true} if both share the bytes of their bodies. */
    boolean sameBody(Answer other) {
        return body == other.body;
    }

    /** Shows what was decided, and no content. */
    @Override
    public String toString() {
        return "Answer[" + status + " " + reason.label() + ", " + body.length + " bytes]";
    }
}
