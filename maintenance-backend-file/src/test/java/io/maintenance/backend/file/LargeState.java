// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static java.util.stream.Collectors.joining;

import io.maintenance.spi.StorageKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** The largest state that is promised to work: 10,000 scopes, all on, and 100,000 ranges, written without the engine. */
final class LargeState {

    static final String NAMESPACE = "shop";
    static final int SCOPES = 10_000;
    static final int RANGES = 100_000;

    private static final String STAMP = "1795289400000.ops@web-1#9f2c4a7d01e3b586";

    private LargeState() {}

    static String scope(int number) {
        return "store-" + number;
    }

    /** An IPv6 address of some random network: the longest text, and hardly two that touch. */
    static String range(int number) {
        SplittableRandom random = new SplittableRandom(number);
        return IntStream.range(0, 6)
                .mapToObj(group -> Integer.toHexString(random.nextInt(1, 0x1_0000)))
                .collect(joining(":", "2001:db8:", ""));
    }

    static String ranges() {
        return IntStream.range(0, RANGES).mapToObj(LargeState::range).collect(joining(" "));
    }

    static void write(Path directory) throws IOException {
        try (FileBackend backend = GivenOptions.open(directory, Duration.ofMinutes(1))) {
            String status =
                    IntStream.range(0, SCOPES).mapToObj(LargeState::lines).collect(joining())
                            + "global.operator.at=2026-11-21T19:30:00Z\nglobal.operator.on=true\nglobal.operator.stamp="
                            + STAMP + "\n";
            backend.compareAndSet(StorageKey.MAINTENANCE_MODE_STATUS, null, entry(status));
            backend.compareAndSet(
                    StorageKey.MAINTENANCE_MODE_ADDRESSES, null, entry("global.in." + STAMP + "=" + ranges() + "\n"));
        }
    }

    private static String lines(int scope) {
        return """
                %1$s.operator.at=2026-11-21T19:30:00Z
                %1$s.operator.by=ops@web-1
                %1$s.operator.on=true
                %1$s.operator.reason=Database migration
                %1$s.operator.since=2026-11-21T19:30:00Z
                %1$s.operator.stamp=%2$s
                """
                .formatted(scope(scope), STAMP);
    }

    private static String entry(String lines) throws IOException {
        long count = lines.lines().count() + 3;
        String text = "format=1\n" + lines + "namespace=" + NAMESPACE + "\n~end=" + count + "\n";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return "maintenance/1+gzip:" + Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
