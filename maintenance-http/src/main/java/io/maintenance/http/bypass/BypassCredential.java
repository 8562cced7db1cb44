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
 * What an activation keeps of its bypass: the hash of the secret and the key that signs cookies, so that every node agrees. It
 * ends with the activation. Immutable, thread-safe.
 */
public final class BypassCredential {

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

    private BypassCredential(byte[] secretHash, String key) {
        this.secretHash = secretHash;
        this.signingKey = SecretDigests.mac(key.getBytes(StandardCharsets.US_ASCII), "bypass-v1");
    }

    /** Returns the credential that an activation's attributes describe; empty if they describe none. */
    public static Optional<BypassCredential> of(Map<String, String> attributes) {
        String hash = attributes.getOrDefault(SECRET, "");
        String key = attributes.getOrDefault(KEY, "");
        boolean whole = hash.matches(HASH + "[0-9a-f]{64}") && key.matches("[A-Za-z0-9_-]{43}");
        return whole
                ? Optional.of(new BypassCredential(HexFormat.of().parseHex(hash.substring(HASH.length())), key))
                : Optional.empty();
    }

    /** Returns the attributes of a new credential for this secret; its cookies are good for this one alone. */
    public static Map<String, String> attributes(String secret) {
        return Map.of(
                SECRET,
                HASH + HexFormat.of().formatHex(SecretDigests.sha256(secret)),
                KEY,
                SecretDigests.text(SecretDigests.random(KEY_LENGTH)));
    }

    /** Returns a secret that nobody guesses. */
    public static String newSecret() {
        return SecretDigests.text(SecretDigests.random(KEY_LENGTH));
    }

    /** Returns {@code true} if this is the secret. */
    public boolean matchesSecret(String secret) {
        return secret.length() <= LONGEST_SECRET && MessageDigest.isEqual(SecretDigests.sha256(secret), secretHash);
    }

    /** Returns a signed text that {@link #acceptsToken} until {@code end}. */
    public String token(Instant end) {
        String content =
                VERSION + "." + end.getEpochSecond() + "." + SecretDigests.text(SecretDigests.random(NONCE_LENGTH));
        return content + "." + signature(content);
    }

    /** Returns {@code true} if this credential signed the token, and it has not expired. */
    public boolean acceptsToken(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        if (token.length() > LONGEST_TOKEN || dot < 0) {
            return false;
        }
        String content = token.substring(0, dot);
        boolean ours = SecretDigests.sameText(signature(content), token.substring(dot + 1));
        Long end = end(content);
        return ours && end != null && now.getEpochSecond() < end;
    }

    private String signature(String content) {
        return SecretDigests.text(SecretDigests.mac(signingKey, content));
    }

    private static @Nullable Long end(String content) {
        String[] parts = content.split("\\.", -1);
        boolean whole = parts.length == 3 && parts[0].equals(VERSION) && parts[1].matches("[0-9]{1,12}");
        return whole ? Long.valueOf(parts[1]) : null;
    }

    /** Shows nothing of what is inside. */
    @Override
    public String toString() {
        return "BypassCredential";
    }
}
