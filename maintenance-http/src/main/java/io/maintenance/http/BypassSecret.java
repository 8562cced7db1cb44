// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.ActivationSpec;
import io.maintenance.http.bypass.BypassCredential;
import java.util.Map;

/**
 * A secret that lets its bearer in while the activation lasts for which it was made. The activation keeps its hash, and a key
 * for cookies that nobody else has; the secret itself is kept nowhere. Immutable, thread-safe.
 *
 * <pre>{@code
 * BypassSecret secret = BypassSecret.generate();
 * maintenance.enable(secret::addTo);
 * tell(secret.reveal());
 * }</pre>
 */
public final class BypassSecret {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 256;

    private final String text;

    private BypassSecret(String text) {
        this.text = text;
    }

    /** Returns a new secret of 32 random bytes. */
    public static BypassSecret generate() {
        return new BypassSecret(BypassCredential.newSecret());
    }

    /**
     * Returns a secret that somebody chose.
     *
     * @throws IllegalArgumentException if it is not 20 to 256 printable ASCII characters without blanks; the message does not
     *     show it
     */
    public static BypassSecret of(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("A secret has " + SHORTEST + " to " + LONGEST
                    + " printable ASCII characters and no blanks; the one given has " + text.length()
                    + " characters, or others than these");
        }
        return new BypassSecret(text);
    }

    /** Returns the secret, to be shown once. */
    public String reveal() {
        return text;
    }

    /** Returns the attributes of an activation that this secret is to open; each call makes a new key for cookies. */
    public Map<String, String> attributes() {
        return BypassCredential.attributes(text);
    }

    /** Makes the activation one that this secret opens. */
    public void addTo(ActivationSpec spec) {
        attributes().forEach(spec::attribute);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "***";
    }
}
