// SPDX-License-Identifier: Apache-2.0
/** Signed webhooks, as Standard Webhooks 1.0.0 describes them: what is sent, when it is sent again, and when it is given up. */
@NullMarked
package io.maintenance.events.webhook;

import org.jspecify.annotations.NullMarked;
