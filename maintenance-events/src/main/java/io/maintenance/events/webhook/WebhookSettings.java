// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import java.time.Duration;
import java.util.List;

/**
 * What webhooks are sent with. Immutable.
 *
 * @param address where to
 * @param keys one, or two while receivers change from the one to the other
 * @param timeout how long one attempt may take as a whole
 */
public record WebhookSettings(WebhookAddress address, List<SigningKey> keys, Duration timeout) {

    /** Copies the list. */
    public WebhookSettings {
        keys = List.copyOf(keys);
    }
}
