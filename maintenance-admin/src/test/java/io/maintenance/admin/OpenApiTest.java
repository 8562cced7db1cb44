// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.admin.AdminServer.Reply;
import io.maintenance.admin.token.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published description and the code say the same. That answers are as described, {@link AdminServer} checks for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final String PATH = "/api/v1/openapi.json";

    private final OpenApiDocument document = OpenApiDocument.published();
    private AdminServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = new AdminServer(directory, Map.of("maintenance.http.scopes", "127.0.0.1=store-a"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> routes = server.api.routes().stream()
                .map(route -> route.method() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = operations()
                .map(each -> each.get()[0] + " " + each.get()[1])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(routes);
    }

    static Stream<Arguments> operations() {
        return OpenApiDocument.published().paths().entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .map(each -> Arguments.of(
                                each.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                OpenApiDocument.map(each.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyStatusIsDescribedAndNoOther(String method, String path, Map<String, Object> operation) {
        Route route = server.api.routes().stream()
                .filter(each -> each.method().equals(method) && each.pattern().equals(path))
                .findFirst()
                .orElseThrow();

        assertThat(OpenApiDocument.map(operation.get("responses")).keySet())
                .containsExactlyInAnyOrderElementsOf(statuses(route));
    }

    private static Set<String> statuses(Route route) {
        boolean reads = route.method().equals("GET");
        boolean session = route.pattern().endsWith("/session");
        boolean changes = !reads && !session && !route.pattern().endsWith("/explain");
        Set<String> statuses = new TreeSet<>(List.of("200", "400", "404", "405", "421", "500", "503"));
        if (route.role() != null || changes || (session && route.method().equals("POST"))) {
            statuses.addAll(List.of("401", "429"));
        }
        if (!reads) {
            statuses.addAll(List.of("403", "413", "415"));
        }
        if (changes) {
            statuses.addAll(List.of("202", "409", "412"));
        }
        if (reads && (route.pattern().endsWith("/status") || route.pattern().endsWith("/{scope}"))) {
            statuses.add("304");
        }
        return statuses;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyRoleIsDescribed(String method, String path, Map<String, Object> operation) {
        Role role = server.api.routes().stream()
                .filter(each -> each.method().equals(method) && each.pattern().equals(path))
                .findFirst()
                .map(Route::role)
                .orElse(null);

        assertThat(operation.containsKey("security")).isEqualTo(role == null);
    }

    static Stream<Arguments> operationsWithBody() {
        return operations().filter(each -> OpenApiDocument.map(each.get()[2]).containsKey("requestBody"));
    }

    /** The API names the fields that it knows when it refuses one. */
    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void everyFieldThatIsTakenIsDescribedAndNoOther(String method, String path, Map<String, Object> operation)
            throws Exception {
        String real = path.replace("{scope}", "store-a").replace("{holder}", "operator");

        Reply reply = server.write(method, real, "{\"nobody-knows-this\": 1}");

        assertThat(reply.status()).isEqualTo(400);
        String known = reply.text().replaceFirst("(?s).*known are ([^;\"]*).*", "$1");
        Set<String> names =
                Stream.of(known.split(", ")).filter(each -> !each.isEmpty()).collect(Collectors.toSet());
        assertThat(document.fields(Objects.requireNonNull(OpenApiDocument.request(operation))))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void itIsReadWithoutAToken() throws Exception {
        Reply reply = server.send("GET", PATH, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.json()).containsEntry("openapi", "3.1.0");
    }

    @Test
    void aFieldThatIsNotDescribedIsNoticed() throws Exception {
        String summary = server.send("GET", "/api/maintenance-mode", "").text();

        assertThat(document.errors("#/components/schemas/Summary", summary)).isEmpty();
        assertThat(document.errors("#/components/schemas/Summary", summary.replace("{", "{\"more\":1,")))
                .isNotEmpty();
        assertThat(document.errors("#/components/schemas/Summary", "{}")).isNotEmpty();
    }
}
