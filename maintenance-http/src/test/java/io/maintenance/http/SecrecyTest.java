// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing internal gets to visitors, and no secret gets anywhere. */
class SecrecyTest {

    private static final String REASON = "canary-reason";
    private static final String AUTHOR = "canary-author";
    private static final String HOLDER = "canary-holder";
    private static final String ATTRIBUTE = "canary-attribute";
    private static final String ADDRESS = "198.51.100.77";

    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = Logger.getLogger("");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage() + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final GateFixture site = new GateFixture();
    private final BypassSecret secret = BypassSecret.generate();

    @BeforeEach
    void enable() {
        listener.setLevel(Level.ALL);
        root.addHandler(listener);
        site.maintenance.enable(spec -> {
            secret.addTo(spec);
            spec.reason(REASON).by(AUTHOR).holder(HOLDER).message("public");
            spec.attribute("ticket", ATTRIBUTE).addresses(Set.of(ADDRESS));
        });
    }

    @AfterEach
    void close() {
        root.removeHandler(listener);
        site.close();
    }

    private void eachResponse(Consumer<String> check) {
        Gate gate = site.gate("cors.origins", "*");
        for (String accept : new String[] {"text/html", "application/json", "text/plain", "*/*"}) {
            for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS"}) {
                for (String protocol : new String[] {"HTTP/1.1", "HTTP/2"}) {
                    SampleRequest request = new SampleRequest()
                            .method(method)
                            .protocol(protocol)
                            .header("Accept", accept);
                    check.accept(text(gate.decide(request)));
                    check.accept(text(gate.decide(request.header("Content-Type", "application/grpc"))));
                }
            }
        }
    }

    private static String text(Decision decision) {
        return decision.headers() + AnswerText.body(decision) + decision;
    }

    @Test
    void visitorsSeeNothingInternal() {
        eachResponse(text ->
                assertThat(text).doesNotContain(REASON, AUTHOR, HOLDER, ATTRIBUTE, ADDRESS, "memory:", "global"));
    }

    @Test
    void noResponseHoldsASecretOrWhatItIsKnownBy() {
        var attributes = site.maintenance.status().newest().orElseThrow().attributes();

        eachResponse(text -> assertThat(text)
                .doesNotContain(secret.reveal())
                .doesNotContain(String.valueOf(attributes.get("bypass.secret")))
                .doesNotContain(String.valueOf(attributes.get("bypass.key"))));
    }

    @Test
    void noSecretIsExplainedOrLogged() {
        Gate gate = site.gate();
        String cookie = AnswerText.header(
                        gate.decide(new SampleRequest().query("maintenance_bypass=" + secret.reveal())), "Set-Cookie")
                .split(";", 2)[0];
        List<SampleRequest> requests = List.of(
                new SampleRequest().query("maintenance_bypass=" + secret.reveal()),
                new SampleRequest().query("maintenance_bypass=wrong-canary"),
                new SampleRequest().header("X-Maintenance-Bypass", secret.reveal()),
                new SampleRequest().header("X-Maintenance-Bypass", "wrong-canary"),
                new SampleRequest().header("Cookie", cookie));
        for (SampleRequest request : requests) {
            Explanation explanation = gate.explain(request);
            assertThat(explanation.steps().toString())
                    .doesNotContain(secret.reveal(), "wrong-canary", cookie.substring(cookie.indexOf('=') + 1));
            gate.decide(request);
        }
        assertThat(logged).noneMatch(line -> line.contains(secret.reveal()) || line.contains("wrong-canary"));
        assertThat(secret).hasToString("***");
        String key = String.valueOf(
                site.maintenance.status().newest().orElseThrow().attributes().get("bypass.key"));
        assertThat(site.maintenance.status().toString()).contains("bypass.key").doesNotContain(key);
    }
}
