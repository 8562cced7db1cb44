// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(150)
class ExitIT {

    @RegisterExtension
    static final TestServer SERVER = TestServer.memcached();

    @Test
    void aProgramThatNeverClosesStillEnds() throws Exception {
        assertThat(output("memcached://" + SERVER.address())).contains("on: false, store: UP");
    }

    @Test
    void alsoWhileTheServerHangs() throws Exception {
        SERVER.stop();
        try {
            assertThat(output("memcached://" + SERVER.address())).contains("on: false, store: DOWN");
        } finally {
            SERVER.resume();
        }
    }

    private static String output(String url) throws IOException, InterruptedException {
        String command = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        command, "-XX:TieredStopAtLevel=1", "-cp", Unclosed.classPath(), Unclosed.class.getName(), url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
