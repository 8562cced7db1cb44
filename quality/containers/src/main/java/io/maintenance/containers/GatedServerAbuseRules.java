// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.BypassSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests that mean no good: each gets the 503, or is refused by the container before the gate sees it. */
abstract class GatedServerAbuseRules extends GatedServerFixture {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.maintenance");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final StreamHandler handler = new StreamHandler(log, new SimpleFormatter());
    private final BypassSecret secret = BypassSecret.generate();
    private final BypassSecret former = BypassSecret.generate();

    /** After the start, because Spring Boot sets levels when it starts. */
    @BeforeAll
    void listen() {
        handler.setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
        ROOT.addHandler(handler);
    }

    @AfterAll
    void stopListening() {
        ROOT.removeHandler(handler);
        OURS.setLevel(null);
    }

    /**
     * In the table, {@code SECRET} is the secret, {@code FORMER} that of the activation before, {@code LONG} 6 KB. Its last
     * column says with which codes some containers refuse the request by themselves.
     */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/io/maintenance/containers/abuse.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1,
            maxCharsPerColumn = 500)
    void nobodyGetsInByAccident(ArgumentsAccessor row) throws IOException {
        String start = Objects.requireNonNullElse(row.getString(1), "GET /app/page HTTP/1.1");
        List<String> refused =
                List.of(Objects.requireNonNullElse(row.getString(4), "").split(" "));
        maintenance().setAddresses(List.of("203.0.113.7", "2001:db8::7"));
        maintenance().enable(former::addTo);
        maintenance().enable(secret::addTo);

        String text = RawReply.textTo(port(), lines(start, row.getString(2), row.getString(3)));

        RawReply reply = RawReply.of(text);
        assertThat(reply.body()).doesNotStartWith("handler ");
        if (!refused.contains(String.valueOf(reply.status()))) {
            assertThat(reply.status()).as(text).isEqualTo(503);
            assertThat(reply.mode()).isEqualTo("on");
        }
        handler.flush();
        assertThat(text + log.toString(StandardCharsets.UTF_8)).doesNotContain(secret.reveal(), former.reveal());
    }

    private List<String> lines(@Nullable String... lines) {
        return Stream.of(lines)
                .filter(Objects::nonNull)
                .map(line -> line.replace("SECRET", secret.reveal())
                        .replace("FORMER", former.reveal())
                        .replace("LONG", "x".repeat(6_000)))
                .toList();
    }
}
