// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is signed in, and until when. */
class SessionRegistryTest {

    private static final Token ANN = Token.of("ann", Role.WRITE, "mnt_a-secret-0123456789");

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private SessionRegistry sessions;

    @BeforeEach
    void create() throws IOException {
        TokenFile file = new TokenFile(directory.resolve("tokens"));
        file.add(ANN);
        sessions = new SessionRegistry(new TokenRegistry(file), now::get);
    }

    @Test
    void endsAfterTwelveHours() {
        String session = sessions.begin(ANN);

        now.updateAndGet(at -> at.plus(Duration.ofHours(12)).minusMillis(1));
        assertThat(sessions.find(session)).contains(ANN);
        now.updateAndGet(at -> at.plusMillis(1));
        assertThat(sessions.find(session)).isEmpty();
    }

    @Test
    void forgetsTheOldestOfMoreThanAThousand() {
        String first = sessions.begin(ANN);
        String last = first;
        for (int i = 0; i < 1_000; i++) {
            last = sessions.begin(ANN);
        }

        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(last)).contains(ANN);
    }
}
