// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells. Immutable.
 *
 * @param language the language of its own words
 * @param message what the operator tells visitors; empty: the page's own words
 * @param end when it should be over, in the future; {@code null}: not known
 * @param overdue whether it should be over already
 * @param readOnly whether only changes are rejected
 * @param returning whether the page may be loaded again by itself, which repeats the request
 * @param later whether the end is more than a day away
 * @param messageLanguage the language of the message; empty: not known
 */
public record PageModel(
        String language,
        String message,
        @Nullable Instant end,
        boolean overdue,
        boolean readOnly,
        boolean returning,
        boolean later,
        String messageLanguage) {}
