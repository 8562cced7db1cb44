// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one activation keeps of its bypass: enough to know a secret again and to sign cookies, so that every node agrees, and
 * not the secret. It ends with the activation. Immutable, thread-safe.
 */
public final class Lock {

    /** The attribute with the hash of the secret. */
    public static final String SECRET = "bypass.secret";

    /** The attribute with the key that signs cookies. */
    public static final String KEY = "bypass.key";

    private static final String HASH = "sha256:";
    private static final String VERSION = "v1";
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int LONGEST_SECRET = 256;
    private static final int LONGEST_TOKEN = 512;

    private final byte[] secretHash;
    private final byte[] signingKey;

    private Lock(byte[] secretHash, String key) {
        this.secretHash = secretHash;
        this.signingKey = Digests.mac(key.getBytes(StandardCharsets.US_ASCII), "bypass-v1");
    }

    /** Returns the lock that an activation's attributes describe; empty if they describe none. */
    public static Optional<Lock> of(Map<String, String> attributes) {
        String hash = attributes.getOrDefault(SECRET, "");
        String key = attributes.getOrDefault(KEY, "");
        boolean whole = hash.matches(HASH + "[0-9a-f]{64}") && key.matches("[A-Za-z0-9_-]{43}");
        return whole
                ? Optional.of(new Lock(HexFormat.of().parseHex(hash.substring(HASH.length())), key))
                : Optional.empty();
    }

    /** Returns the attributes of a new lock for this secret; its cookies are good for this lock alone. */
    public static Map<String, String> attributes(String secret) {
        return Map.of(
                SECRET,
                HASH + HexFormat.of().formatHex(Digests.sha256(secret)),
                KEY,
                Digests.text(Digests.random(KEY_LENGTH)));
    }

    /** Returns a secret that nobody guesses. */
    public static String newSecret() {
        return Digests.text(Digests.random(KEY_LENGTH));
    }

    /** Tells whether this is the secret. */
    public boolean opens(String secret) {
        return secret.length() <= LONGEST_SECRET && MessageDigest.isEqual(Digests.sha256(secret), secretHash);
    }

    /** Returns a signed text that {@link #admits} until {@code end}. */
    public String token(Instant end) {
        String content = VERSION + "." + end.getEpochSecond() + "." + Digests.text(Digests.random(NONCE_LENGTH));
        return content + "." + signature(content);
    }

    /** Tells whether this lock signed the token, and it has not ended. */
    public boolean admits(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        if (token.length() > LONGEST_TOKEN || dot < 0) {
            return false;
        }
        String content = token.substring(0, dot);
        boolean ours = Digests.sameText(signature(content), token.substring(dot + 1));
        Long end = end(content);
        return ours && end != null && now.getEpochSecond() < end;
    }

    private String signature(String content) {
        return Digests.text(Digests.mac(signingKey, content));
    }

    private static @Nullable Long end(String content) {
        String[] parts = content.split("\\.", -1);
        boolean whole = parts.length == 3 && parts[0].equals(VERSION) && parts[1].matches("[0-9]{1,12}");
        return whole ? Long.valueOf(parts[1]) : null;
    }

    /** Shows nothing of what is inside. */
    @Override
    public String toString() {
        return "Lock";
    }
}
