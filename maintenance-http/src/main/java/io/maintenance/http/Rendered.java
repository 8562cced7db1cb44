// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.respond.Form;
import java.util.List;

/**
 * A body, and the headers that tell of it: made once for each situation. Immutable.
 *
 * @param body the bytes, which nobody changes
 * @param headers the headers
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Rendered(byte[] body, List<Header> headers) {

    /**
     * What a body depends on beside the situation.
     *
     * @param form its form
     * @param language the language of its own words
     * @param message the language of the operator's words; empty: there are none for this client
     * @param returning whether it may load itself again
     */
    record Key(Form form, String language, String message, boolean returning) {}
}
