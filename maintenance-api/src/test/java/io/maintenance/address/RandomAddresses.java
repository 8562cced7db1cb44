// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.Locale;
import java.util.SplittableRandom;

/** Addresses and texts that look like some, in every spelling, from a seed. */
final class RandomAddresses {

    /** Another run of the same tests: {@code -Dmaintenance.test.seed=...}. */
    static final long SEED = Long.getLong("maintenance.test.seed", System.nanoTime());

    private static final String ALPHABET = "0123456789abcdefABCDEFg:::...//%[]- \u0663";

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Sparse bits, so that blocks nest, runs of zeros are common and edges are met. */
    private int group() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 0xffff;
            case 2 -> random.nextInt(4);
            default -> random.nextInt(0x10000);
        };
    }

    String ipv4() {
        int high = group();
        int low = group();
        return (high >> 8) + "." + (high & 0xff) + "." + (low >> 8) + "." + (low & 0xff);
    }

    /** One of the spellings of some IPv6 address. */
    String ipv6() {
        int tail = random.nextInt(3) == 0 ? 2 : 0;
        int gap = random.nextBoolean() ? random.nextInt(9 - tail) : -1;
        int skipped = gap < 0 ? 0 : 1 + random.nextInt(8 - tail);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < 8 - tail - skipped; at++) {
            text.append(at == gap ? "::" : at == 0 ? "" : ":").append(hex());
        }
        if (gap >= 8 - tail - skipped) {
            text.append("::");
        }
        boolean open = text.length() > 0 && text.charAt(text.length() - 1) != ':';
        return tail == 0
                ? text.toString()
                : text.append(open ? ":" : "").append(ipv4()).toString();
    }

    private String hex() {
        String hex = String.format(random.nextBoolean() ? "%x" : "%04x", group());
        return random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT);
    }

    String mapped() {
        return "::ffff:" + ipv4();
    }

    String address() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> ipv4();
            case 2 -> mapped();
            default -> ipv6();
        };
    }

    String block() {
        String address = random.nextBoolean() ? ipv4() : ipv6();
        int bits = address.indexOf(':') < 0 ? 32 : 128;
        return switch (random.nextInt(3)) {
            case 0 -> address;
            case 1 -> address + "/" + (bits - random.nextInt(3));
            default -> address + "/" + random.nextInt(bits + 2);
        };
    }

    /** A text that was an address or a block before some of its characters were changed. */
    String mutated() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? address() : block());
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(text.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.replace(at, Math.min(at + 1, text.length()), String.valueOf(c));
                default -> text.delete(at, Math.min(at + 1, text.length()));
            }
        }
        return text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
