// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests or responses, one after the other, from a connection. */
final class HttpMessageReader {

    private final InputStream in;

    HttpMessageReader(InputStream in) {
        this.in = in;
    }

    /** Reads a line without its end; {@code null} at the end of the connection. */
    @Nullable
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return next < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads headers; names are in lower case, values of one name are joined by a comma. */
    Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        String line = line();
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
            line = line();
        }
        return headers;
    }

    /**
     * Reads a body.
     *
     * @param unbounded whether it lasts until the end of the connection where no length is told
     */
    byte[] body(Map<String, String> headers, boolean unbounded) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        return unbounded ? in.readAllBytes() : new byte[0];
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = size();
        while (size > 0) {
            body.write(in.readNBytes(size));
            line();
            size = size();
        }
        headers();
        return body.toByteArray();
    }

    private int size() throws IOException {
        String line = line();
        if (line == null) {
            throw new IOException("the connection ended within a chunked body");
        }
        return Integer.parseInt(line.split(";", -1)[0].strip(), 16);
    }
}
