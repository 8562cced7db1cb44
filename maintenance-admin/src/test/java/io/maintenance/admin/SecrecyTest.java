// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are told to nobody, whoever sends them and wherever. */
class SecrecyTest {

    private static final String STATUS = "/api/v1/status";
    private static final String HOLDER = "/api/v1/scopes/global/holders/operator";
    private static final String EVERYTHING = "/api/maintenance-mode";
    private static final String WRONG = "mnt_a-wrong-secret-0123456789-abcdefghij";

    @TempDir
    Path directory;

    private final Logger root = Logger.getLogger("");
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler capture = new Capture(logged);
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        root.addHandler(capture);
        server = new AdminServer(directory, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        root.removeHandler(capture);
    }

    @Test
    void noAnswerAndNoLogShowsAToken() throws Exception {
        StringBuilder answers = new StringBuilder();
        for (String secret : List.of(AdminServer.WRITER, WRONG)) {
            String field = "\"token\": \"" + secret + "\"";
            for (String body : List.of(
                    "{" + field + "}",
                    "{" + field + ", \"unknown\": 1}",
                    "{" + field + ", " + field + "}",
                    "{" + field + "} " + secret,
                    "{\"token\": " + secret + "}",
                    "{\"" + secret + "\": 1}",
                    "{\"token\": [\"" + secret + "\"]}",
                    "[\"" + secret + "\"]",
                    secret)) {
                answers.append(all(server.send("POST", EVERYTHING, body)));
                answers.append(all(server.write("PUT", HOLDER, body)));
                answers.append(all(server.write("POST", EVERYTHING, body)));
            }
            for (String header : List.of("Bearer " + secret, "Basic " + secret, secret, "Bearer " + secret + " x")) {
                answers.append(all(server.send("GET", STATUS, "", "Authorization", header)));
                answers.append(all(server.send("PUT", HOLDER, "{\"a\": 1}", "Authorization", header)));
            }
            answers.append(all(server.send("GET", STATUS + "?token=" + secret, "")));
            answers.append(all(server.send("GET", "/api/" + "%5c", "", "X-Token", secret)));
        }
        Files.writeString(server.tokens.path(), "deploy write " + WRONG + "\n");
        answers.append(all(server.write("GET", STATUS, "")));

        assertThat(answers.toString()).doesNotContain(AdminServer.WRITER, WRONG);
        assertThat(String.join("\n", logged)).contains("lets nobody in").doesNotContain(AdminServer.WRITER, WRONG);
    }

    @Test
    void allWrongTokensAreAnsweredInTheSameWords() throws Exception {
        Set<String> answers = new HashSet<>();
        for (String wrong : List.of(
                "x",
                WRONG,
                AdminServer.WRITER.substring(1),
                AdminServer.WRITER + "x",
                AdminServer.WRITER.toUpperCase(java.util.Locale.ROOT),
                "x".repeat(5_000))) {
            answers.add(all(server.send("GET", STATUS, "", "Authorization", "Bearer " + wrong)));
        }

        assertThat(answers).hasSize(1);
    }

    @Test
    void afterAThousandWrongTokensARightOneFromThereGetsInAtOnce() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            int status = server.send("GET", STATUS, "", "Authorization", "Bearer wrong" + i)
                    .status();
            assertThat(status).isIn(401, 429);
        }

        assertThat(server.write("GET", STATUS, "").status()).isEqualTo(200);
        assertThat(server.write("PUT", HOLDER, "").status()).isEqualTo(200);
        assertThat(logged).hasSizeLessThan(20);
    }

    private static String all(Reply reply) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(reply.response().headers().map());
        headers.remove("date");
        return reply.status() + " " + headers + " " + reply.text() + "\n";
    }

    /** Keeps what is logged, exceptions included. */
    private static final class Capture extends Handler {

        private final List<String> lines;
        private final SimpleFormatter formatter = new SimpleFormatter();

        Capture(List<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord each) {
            lines.add(formatter.format(each));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
