// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket that says what it is told. */
@ServerEndpoint("/echo")
public final class EchoEndpoint {

    /** Creates an endpoint; the container does. */
    public EchoEndpoint() {}

    /** Answers. */
    @OnMessage
    public String answer(String text) {
        return text;
    }
}
