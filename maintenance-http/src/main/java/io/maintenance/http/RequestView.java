// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the gate sees it; adapters to servers implement it.
 *
 * <p>Whatever it returns is taken for text that a stranger wrote. It is asked by the thread that calls the gate and only
 * during that call; while maintenance is off it is not asked at all. It must not read the body: parameters of a form are the
 * application's.
 */
public interface RequestView {

    /** Returns the method as sent: {@code GET}. */
    String method();

    /**
     * Returns the path on which the server routes: below the application's context path, decoded, beginning with {@code /}.
     * Frameworks route on the raw path too, so that this is {@code null} wherever {@link RequestTarget#path} is. The gate compares it
     * with {@link #rawPath()}: a path that is not the end of that, or about which servers disagree, matches no pattern.
     *
     * @return the path, or {@code null} if it cannot be told for sure
     */
    @Nullable
    String path();

    /**
     * Returns the target as it stands in the request line, without the query: the context path and what follows a {@code #}
     * included, neither decoded nor changed in any way.
     */
    String rawPath();

    /** Returns the query as sent, without {@code ?} and not decoded; {@code null} if there is none. */
    @Nullable
    String query();

    /**
     * Returns the values of a header, one for each line in which it was sent, in their order; empty if it was not sent.
     *
     * @param name the name in any case
     */
    List<String> headers(String name);

    /** Returns the address of the peer, as text; {@code null} if there is none, as for a Unix socket. */
    @Nullable
    String remoteAddress();

    /** Returns the host that was asked for, with or without port; {@code null} if it was not sent. */
    @Nullable
    String host();

    /** Returns {@code true} if the client's connection is encrypted, as far as the server knows. */
    boolean secure();

    /** Returns the protocol: {@code HTTP/1.1}, {@code HTTP/2}. */
    String protocol();
}
