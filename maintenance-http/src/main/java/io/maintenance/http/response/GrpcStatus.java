// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The status {@code UNAVAILABLE} of gRPC, as headers tell it. Immutable.
 *
 * @param message what clients are told, as text; its end is left out where it would be too long for a header
 * @param seconds when to try again, for those who ask
 */
public record GrpcStatus(String message, long seconds) {

    /** The number of {@code UNAVAILABLE}. */
    public static final int CODE = 14;

    private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

    /** Encoded. Clients take 8 KB of headers in all. */
    private static final int LONGEST = 1_000;

    /** Cuts the message where its encoded form would be too long. */
    public GrpcStatus {
        int end = 0;
        int length = 0;
        while (end < message.length()) {
            int c = message.codePointAt(end);
            length += encoded(c).length();
            if (length > LONGEST) {
                break;
            }
            end += Character.charCount(c);
        }
        message = message.substring(0, end);
    }

    /** Returns {@code grpc-message}: printable ASCII as it is, all other bytes of UTF-8 with percent signs. */
    public String encodedMessage() {
        StringBuilder encoded = new StringBuilder();
        message.codePoints().forEach(c -> encoded.append(encoded(c)));
        return encoded.toString();
    }

    /**
     * Returns {@code grpc-status-details-bin}: a {@code google.rpc.Status} (googleapis, google/rpc/status.proto) with a {@code
     * RetryInfo} (google/rpc/error_details.proto), without the padding of Base64, as gRPC wants it.
     */
    public String encodedDetails() {
        byte[] duration = new ProtobufWriter().number(1, seconds).bytes();
        byte[] retryInfo = new ProtobufWriter().bytes(1, duration).bytes();
        byte[] any =
                new ProtobufWriter().text(1, RETRY_INFO).bytes(2, retryInfo).bytes();
        byte[] status = new ProtobufWriter()
                .number(1, CODE)
                .text(2, message)
                .bytes(3, any)
                .bytes();
        return Base64.getEncoder().withoutPadding().encodeToString(status);
    }

    private static String encoded(int c) {
        if (c >= ' ' && c <= '~' && c != '%') {
            return Character.toString(c);
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", each & 0xff));
        }
        return encoded.toString();
    }
}
