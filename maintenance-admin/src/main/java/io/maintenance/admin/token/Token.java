// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Somebody who may use the admin API, by the hash of a secret that is kept nowhere. Immutable.
 *
 * @param name who it is, as changes name their author: {@code [a-z0-9][a-z0-9._@-]{0,63}}
 * @param role what it allows
 * @param hash the SHA-256 of the secret, in hexadecimal digits. A secret is 32 random bytes, so that a slow hash would protect
 *     nothing more.
 */
public record Token(String name, Role role, String hash) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int RANDOM_BYTES = 32;
    private static final String SECRET_PREFIX = "mnt_";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Checks the components; messages show no hash. */
    public Token {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a token is " + NAME.pattern());
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("the hash of a token is 64 hexadecimal digits in lower case");
        }
    }

    /** Returns a new secret. What it begins with lets scanners of repositories recognise it. */
    public static String newSecret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return SECRET_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the token that this secret belongs to. */
    public static Token of(String name, Role role, String secret) {
        return new Token(name, role, hash(secret));
    }

    /** Returns {@code true} if the secret with this hash is the one of this token; takes the same time whichever digit differs. */
    boolean matches(String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Shows no hash. */
    @Override
    public String toString() {
        return "Token[" + name + ", " + role.label() + "]";
    }
}
