// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Certificates and keys as text (PEM): what stands before, between and behind their blocks does not matter. Immutable.
 *
 * @param blocks each with its label and its content
 */
public record PemFile(List<Block> blocks) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> KINDS_OF_KEYS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA");
    private static final String PLAIN_KEY = "PRIVATE KEY";
    private static final String CONVERT =
            "openssl pkcs8 -topk8 -nocrypt makes a block PRIVATE KEY of it, for a file that only"
                    + " this user may read";

    /**
     * One block.
     *
     * @param label what it says it is
     * @param base64 its content
     */
    public record Block(String label, String base64) {

        byte[] bytes() throws GeneralSecurityException {
            try {
                return Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw new KeyStoreException("a block " + label + " in it is no base64", e);
            }
        }
    }

    /** Takes a copy of the blocks. */
    public PemFile {
        blocks = List.copyOf(blocks);
    }

    /** Reads a file; empty if it is something else, such as a key store of Java. */
    public static Optional<PemFile> in(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, charset(bytes));
        return text.contains("-----BEGIN ")
                ? Optional.of(new PemFile(
                        BLOCK.matcher(text).results().map(PemFile::block).toList()))
                : Optional.empty();
    }

    /**
     * Returns all certificates, in their order; none if there are none.
     *
     * @throws GeneralSecurityException if one is broken; the message says how
     */
    public List<Certificate> certificates() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().endsWith("CERTIFICATE")) {
                certificates.add(factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
            }
        }
        return certificates;
    }

    /**
     * Returns the private key.
     *
     * @throws GeneralSecurityException if there is none that can be read; the message says what to do, and shows nothing of it
     */
    public PrivateKey key() throws GeneralSecurityException {
        Block block = blocks.stream()
                .filter(each -> each.label().endsWith(PLAIN_KEY))
                .findFirst()
                .orElseThrow(() -> new KeyStoreException("it has no private key: the block PRIVATE KEY is missing"));
        if (!block.label().equals(PLAIN_KEY)) {
            boolean encrypted =
                    block.label().startsWith("ENCRYPTED") || block.base64().contains("ENCRYPTED");
            String what = encrypted ? "its private key is encrypted" : "its key is a block " + block.label();
            throw new KeyStoreException(what + ", which is not read: " + CONVERT);
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(block.bytes());
        for (String kind : KINDS_OF_KEYS) {
            Optional<PrivateKey> key = key(kind, encoded);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new KeyStoreException("its private key is of none of the kinds " + KINDS_OF_KEYS + ", or broken");
    }

    private static Optional<PrivateKey> key(String kind, PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(encoded));
        } catch (InvalidKeySpecException otherKind) {
            return Optional.empty();
        }
    }

    /** Editors and shells of some systems write text in two bytes for each letter, with a mark that tells their order. */
    private static Charset charset(byte[] bytes) {
        boolean wide = bytes.length > 1
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }

    private static Block block(MatchResult found) {
        return new Block(found.group(1), found.group(2));
    }
}
