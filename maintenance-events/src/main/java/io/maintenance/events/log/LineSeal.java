// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import io.maintenance.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a line ends in, so that a change of it shows: its SHA-256, which anybody can calculate, or with a key its HMAC-SHA-256, which
 * only those can who have the key. Immutable, thread-safe.
 */
public final class LineSeal {

    static final String HASH = "hash";
    static final String HMAC = "hmac";

    /** The seal that needs no key. */
    public static final LineSeal PLAIN = new LineSeal(Optional.empty());

    private static final String HMAC_ALGORITHM = "HmacSHA256";

    private final Optional<SecretKeySpec> key;

    private LineSeal(Optional<SecretKeySpec> key) {
        this.key = key;
    }

    /** Returns a seal with a key. */
    public static LineSeal keyed(Secret key) {
        return new LineSeal(Optional.of(
                new SecretKeySpec(new String(key.reveal()).getBytes(StandardCharsets.UTF_8), HMAC_ALGORITHM)));
    }

    boolean isKeyed() {
        return key.isPresent();
    }

    /** Returns the name of the field that has the seal. */
    String name() {
        return isKeyed() ? HMAC : HASH;
    }

    /** Returns the seal of a text, in hexadecimal digits. */
    String of(byte[] text) {
        return key.map(each -> HexFormat.of().formatHex(mac(each, text))).orElseGet(() -> sha256(text));
    }

    /** Returns the SHA-256 of bytes, in hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC_ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
