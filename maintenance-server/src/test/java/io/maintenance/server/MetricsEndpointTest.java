// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsEndpointTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern NAME = Pattern.compile("maintenance_[a-z_]+");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(maintenance_[a-z_]+)[ {]");

    @TempDir
    static Path directory;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer(
                directory,
                Map.of(
                        "maintenance.http.scopes",
                        "shop.example=store-a",
                        "maintenance.server.mirror.directory",
                        directory.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Set<String> exposed() throws Exception {
        return SAMPLE.matcher(server.get("/metrics").body())
                .results()
                .map(sample -> sample.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void scopesAreTagsOfWhatIsOn() throws Exception {
        assertThat(server.get("/metrics").body())
                .contains("maintenance_active{scope=\"global\"} 0.0", "maintenance_active{scope=\"store-a\"} 0.0");
    }

    @Test
    void aMirrorThatIsWrittenDoesNotFail() throws Exception {
        assertThat(server.get("/metrics").body()).contains("maintenance_mirror_failing{mirror=\"flag-files\"} 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana-dashboard.json", "prometheus-rules.yml"})
    void everyMetricOfTheDashboardAndTheAlertsIsThere(String file) throws Exception {
        Set<String> used = NAME.matcher(Files.readString(DOCS.resolve(file)))
                .results()
                .map(name -> name.group())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isNotEmpty().isSubsetOf(exposed());
    }

    @Test
    void thePageHasAllMetricsAndNoOther() throws Exception {
        Set<String> explained = Pattern.compile("(?m)^\\| `[a-z.]+` \\| `(maintenance_[a-z_]+)` \\|")
                .matcher(Files.readString(DOCS.resolve("metrics.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(exposed());
    }

    @Test
    void withoutAWishTheFormatIsThatOfPrometheus() throws Exception {
        var answer = server.get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).contains("# TYPE maintenance_active gauge").doesNotContain("# EOF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1 | true",
                "Application/OpenMetrics-Text; version=1.0.0 | true",
                "text/plain, application/openmetrics-text; q=0 | false",
                "application/openmetrics-text;q=0.000 | false",
                "*/* | false",
                "text/html | false"
            })
    void openMetricsIsForThoseWhoAskForIt(String accept, boolean openMetrics) throws Exception {
        var answer = server.get("/metrics", "Accept", accept);

        assertThat(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/openmetrics-text"))
                .isEqualTo(openMetrics);
        assertThat(answer.body().endsWith("# EOF\n")).isEqualTo(openMetrics);
    }

    @Test
    void metricsAreOnlyRead() throws Exception {
        assertThat(server.send("POST", "/metrics").statusCode()).isEqualTo(405);
    }

    @Test
    void whatAProxyHandsOnForOthersIsRefused() throws Exception {
        assertThat(server.get("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theyCanBeOpenedToAllAndClosed() throws Exception {
        String[] proxied = {"X-Forwarded-For", "203.0.113.9"};
        try (RunningServer open = new RunningServer(directory, Map.of("maintenance.server.metrics", "all"));
                RunningServer closed = new RunningServer(directory, Map.of("maintenance.server.metrics", "none"))) {
            assertThat(open.get("/metrics", proxied).statusCode()).isEqualTo(200);
            assertThat(closed.get("/metrics").statusCode()).isEqualTo(404);
        }
    }
}
