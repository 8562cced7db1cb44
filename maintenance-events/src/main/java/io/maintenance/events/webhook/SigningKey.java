// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that webhooks are signed with: 24 to 64 bytes, written as {@code whsec_} and Base64. Immutable, thread-safe. */
public final class SigningKey {

    private static final String PREFIX = "whsec_";
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int MOST_KEYS = 2;

    private final SecretKeySpec key;

    private SigningKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Returns the keys in a text: one, or two while receivers change from the one to the other.
     *
     * @throws IllegalArgumentException if there is none, or a wrong one; the message shows nothing of the text
     */
    public static List<SigningKey> parse(String text) {
        List<SigningKey> keys =
                BETWEEN.splitAsStream(text.strip()).map(SigningKey::one).toList();
        if (keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "there are " + keys.size() + " secrets; two are allowed, the new one first");
        }
        return keys;
    }

    /** Returns the signature of a message: {@code v1,} and Base64. */
    String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static SigningKey one(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a secret must begin with " + PREFIX);
        }
        byte[] key = bytes(text.substring(PREFIX.length()));
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("a secret must have " + SHORTEST + " to " + LONGEST + " bytes; it has "
                    + key.length + ". Make one: echo \"" + PREFIX + "$(openssl rand -base64 32)\"");
        }
        return new SigningKey(key);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("a secret must be Base64 behind " + PREFIX);
        }
    }
}
