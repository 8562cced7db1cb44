// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.List;

/** What becomes of a request: it passes, or the gate answers it. */
public sealed interface Decision permits Pass, Answer {

    /** Returns the rule that decided. */
    DecisionReason reason();

    /** Returns the headers of the response, in their order: all of them for an answer, further ones for a pass. */
    List<Header> headers();
}
