// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody should send: each is answered with a problem document, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbuseTest {

    private static final String HOLDER = "/api/v1/scopes/global/holders/operator";
    private static final String ADDRESSES = "/api/v1/scopes/global/addresses";
    private static final String EVERYTHING = "/api/maintenance-mode";
    private static final List<String> VALUES = List.of(
            "5", "-1", "1e3", "1.0", "1e400", "9223372036854775808", "true", "\"x\"", "[]", "[5]", "{}", "{\"a\":5}");

    private AdminServer server;
    private EntityTag before;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = new AdminServer(directory, Map.of());
    }

    @BeforeEach
    void remember() {
        before = EntityTag.of(server.maintenance.status());
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(EntityTag.of(server.maintenance.status())).isEqualTo(before);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Each field of an activation, and which of the values it takes. */
    static Stream<Arguments> fields() {
        Map<String, List<String>> taken = Map.ofEntries(
                Map.entry("level", List.of()),
                Map.entry("reason", List.of("\"x\"")),
                Map.entry("message", List.of("\"x\"")),
                Map.entry("messages", List.of("{}")),
                Map.entry("from", List.of()),
                Map.entry("until", List.of()),
                Map.entry("expect", List.of()),
                Map.entry("lasting", List.of("5")),
                Map.entry("retryAfter", List.of("5")),
                Map.entry("addresses", List.of("[]")),
                Map.entry("attributes", List.of("{}")),
                Map.entry("replace", List.of("true")),
                Map.entry("by", List.of("\"x\"")),
                Map.entry("unknown", List.of()));
        return taken.entrySet().stream().flatMap(field -> VALUES.stream()
                .filter(value -> !field.getValue().contains(value))
                .map(value -> Arguments.of(field.getKey(), value)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldOfTheWrongTypeIsNamed(String field, String value) throws Exception {
        Reply reply = server.write("PUT", HOLDER, "{\"reason\": \"half\", \"" + field + "\": " + value + "}");

        assertProblem(reply, 400);
        assertThat(reply.text()).containsAnyOf("\"field\":\"" + field + "\"", "invalid-json");
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-11-21T19:30:00",
        "until, 2026-11-21",
        "until, 21.11.2026",
        "until, 2026-02-30T00:00:00Z",
        "until, 2026-11-21T25:00:00Z",
        "until, 1970-01-01T00:00:00Z",
        "until, -1",
        "until, +999999999-12-31T23:59:59Z",
        "expect, tomorrow",
        "level, FULL",
        "level, none"
    })
    void aTimeOrLevelThatIsNoneIsRefused(String field, String value) throws Exception {
        assertProblem(server.write("PUT", HOLDER, "{\"" + field + "\": \"" + value + "\"}"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"until\": \"2099-01-01T00:00:00Z\", \"lasting\": 5}",
                "{\"from\": \"2099-01-02T00:00:00Z\", \"until\": \"2099-01-01T00:00:00Z\"}",
                "{\"messages\": {\"not a language\": \"x\"}}",
                "{\"attributes\": {\"a=b\": \"x\"}}",
                "{\"attributes\": {\"bypass.secret\": \"x\"}}",
                "{\"addresses\": [\"10.0.0.1\", \"10.0.0.256\"]}",
                "{\"addresses\": [\"\"]}",
                "{\"addresses\": [\"localhost\"]}",
                "{\"addresses\": [\"10.0.0.1\", null]}"
            })
    void fieldsThatDoNotFitTogetherAreRefused(String body) throws Exception {
        assertProblem(server.write("PUT", HOLDER, body), 400);
    }

    static Stream<Named<byte[]>> bodies() {
        return Stream.of(
                Named.of("UTF-16", "{}".getBytes(StandardCharsets.UTF_16)),
                Named.of("UTF-32", "{}".getBytes(Charset.forName("UTF-32"))),
                Named.of("a mark before UTF-8", "\uFEFF{}".getBytes(StandardCharsets.UTF_8)),
                Named.of(
                        "bytes that are no UTF-8", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAE, '"', ':', '1', '}'}),
                Named.of("a cut character", new byte[] {'{', '}', (byte) 0xE2, (byte) 0x82}),
                Named.of("NUL", new byte[] {'{', '}', 0}),
                Named.of("NUL alone", new byte[1]),
                Named.of("blanks alone", "  \n ".getBytes(StandardCharsets.UTF_8)),
                Named.of("null", "null".getBytes(StandardCharsets.UTF_8)),
                Named.of("a comment", "{} // x".getBytes(StandardCharsets.UTF_8)),
                Named.of("deep", ("{\"a\":" + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8)),
                Named.of("deep objects", "{\"a\":".repeat(3_000).getBytes(StandardCharsets.UTF_8)),
                Named.of("a name twice", "{\"reason\":\"a\",\"reason\":\"b\"}".getBytes(StandardCharsets.UTF_8)),
                Named.of(
                        "a name twice in depth",
                        "{\"attributes\":{\"a\":\"a\",\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_8)),
                Named.of("a long number", ("{\"lasting\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8)),
                Named.of("a line end in a text", "{\"reason\":\"a\nb\"}".getBytes(StandardCharsets.UTF_8)),
                Named.of("a form", "reason=a&token=b".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatIsNoJsonObjectInUtf8IsRefused(byte[] body) throws Exception {
        assertProblem(server.writeBytes("PUT", HOLDER, body), 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {16_385, 1_000_000})
    void aLongBodyIsRefused(int length) throws Exception {
        assertProblem(server.writeBytes("PUT", HOLDER, " ".repeat(length).getBytes(StandardCharsets.UTF_8)), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/json;charset=latin1",
                "application/json;charset=utf-16",
                "application/x-www-form-urlencoded",
                "multipart/form-data;boundary=a",
                "application/jsonx",
                "json",
                "*/*"
            })
    void whatIsNotCalledJsonIsNotRead(String type) throws Exception {
        assertProblem(server.write("PUT", HOLDER, "{}", "Content-Type", type), 415);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/scopes/../x/holders/operator, 404",
        "/api/v1/scopes/%2e%2e/holders/operator, 404",
        "/api/v1/scopes/a%20b/holders/operator, 404",
        "/api/v1/scopes/a%2Fb/holders/operator, 404",
        "/api/v1/scopes/*/holders/operator, 404",
        "/api/v1/scopes//holders/operator, 404",
        "/api/v1/scopes/UPPER/holders/operator, 404",
        "/api/v1/scopes/a;b/holders/operator, 404",
        "/api/v1/scopes/-a/holders/operator, 404",
        "/api/v1/scopes/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/holders/operator, 404",
        "/api/v1/scopes/global/holders/a%20b, 400",
        "/api/v1/scopes/global/holders/*, 400",
        "/api/v1/scopes/global/holders/.., 404",
        "/api/v1/scopes/global/holders/, 400"
    })
    void aNameThatIsNoneChangesNothing(String path, int status) throws Exception {
        assertProblem(server.write("PUT", path, "{}"), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"add\": []}",
                "{\"add\": [], \"remove\": []}",
                "{\"add\": [\"10.0.0.1\"], \"remove\": [\"10.0.0.2\"]}",
                "{\"add\": [\"10.0.0.1\", \"nonsense\"]}",
                "{\"add\": \"10.0.0.1\"}",
                "{\"remove\": [\"0.0.0.0\"]}",
                "{\"addresses\": [\"10.0.0.1\"]}"
            })
    void aChangeOfTheAllowListThatIsNoneIsRefused(String body) throws Exception {
        assertProblem(server.write("POST", ADDRESSES, body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"addresses\": null}", "{\"addresses\": {}}", "{\"addresses\": [\"x\"]}"})
    void anAllowListThatIsNoneReplacesNothing(String body) throws Exception {
        assertProblem(server.write("PUT", ADDRESSES, body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "{}", "true", "[\"a\"]"})
    void aTokenThatIsNoTextIsNoToken(String token) throws Exception {
        Reply reply = server.send("POST", EVERYTHING, "{\"token\": " + token + "}");

        assertThat(reply.status()).isIn(400, 401);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer, 401",
        "Basic YTpi, 401",
        "Bearer a b, 401",
        "Bearer wrong, 401",
        "Digest a, 401",
        "'Bearer a, Bearer b', 401",
        "Bearer \u00e4, 401"
    })
    void whatIsNoRightTokenLetsNobodyIn(String header, int status) throws Exception {
        assertProblem(server.send("PUT", HOLDER, "{}", "Authorization", header), status);
    }

    @Test
    void twoTokensAreNone() throws Exception {
        assertProblem(server.write("PUT", HOLDER, "{}", "Authorization", "Bearer other"), 401);
        assertProblem(server.write("POST", EVERYTHING, "{\"token\": \"other\"}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"stale\"", "stale", "W/\"stale\"", "\"\"", ",", "\"a\", \"b\""})
    void aTagThatIsNotTheOneOfNowChangesNothing(String tag) throws Exception {
        assertProblem(server.write("PUT", HOLDER, "{}", "If-Match", tag), 412);
        assertProblem(server.write("PUT", ADDRESSES, "{\"addresses\": [\"10.0.0.1\"]}", "If-Match", tag), 412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "OPTIONS", "TRACE", "FOO", "put", "PROPFIND"})
    void anotherMethodIsNotAllowed(String method) throws Exception {
        assertProblem(server.write(method, HOLDER, ""), 405);
    }

    private static void assertProblem(Reply reply, int status) throws IOException {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json()).containsEntry("status", status).containsKeys("type", "title", "detail");
        assertThat(reply.text()).doesNotContain(AdminServer.WRITER, "Exception", "io.maintenance");
    }
}
