// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import java.nio.charset.StandardCharsets;

/**
 * A state as listeners are told it, rendered once for all of them.
 *
 * @param number grows with each
 * @param tag the entity tag of the state
 * @param bytes the server-sent event; nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by its maker
record StateEvent(long number, EntityTag tag, byte[] bytes) {

    /** What a browser that lost the connection waits before it asks for another. */
    private static final int RETRY_MILLIS = 3_000;

    /** Renders an event. */
    static StateEvent of(long number, EntityTag tag, String line) {
        String text = "retry: " + RETRY_MILLIS + "\nid: " + tag.text() + "\nevent: state\ndata: " + line + "\n\n";
        return new StateEvent(number, tag, text.getBytes(StandardCharsets.UTF_8));
    }
}
