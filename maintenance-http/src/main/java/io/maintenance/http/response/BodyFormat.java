// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

/** The forms in which a client can be told. */
public enum BodyFormat {
    /** A page for people. */
    HTML("text/html; charset=utf-8"),
    /** A problem document (RFC 9457). */
    PROBLEM("application/problem+json"),
    /** A line of text. */
    TEXT("text/plain; charset=utf-8"),
    /** No content, where an image or a script was asked for. */
    EMPTY("text/plain; charset=utf-8"),
    /** A status of gRPC, in headers. */
    GRPC("application/grpc");

    private final String contentType;

    BodyFormat(String contentType) {
        this.contentType = contentType;
    }

    /** Returns the content type. */
    public String contentType() {
        return contentType;
    }
}
