// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The published description of the API, against which every answer of these tests is held. Its schemas of responses are open, because
 * later versions can say more; here each is closed, so that this version says nothing that is not described.
 */
final class OpenApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM = SCHEMAS + "Problem";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final OpenApiDocument PUBLISHED = new OpenApiDocument();

    private final Map<String, Object> document = load();
    private final Map<String, Object> components = close(map(document.get("components")));
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    static OpenApiDocument published() {
        return PUBLISHED;
    }

    /** Returns the operations by method in lower case, by path. */
    Map<String, Map<String, Object>> paths() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        map(document.get("paths")).forEach((path, item) -> {
            Map<String, Object> operations = new LinkedHashMap<>(map(item));
            operations.keySet().retainAll(List.of("get", "put", "post", "delete", "patch", "head", "options"));
            paths.put(path, operations);
        });
        return paths;
    }

    /** Returns the reference to the schema of what an operation takes; {@code null} if it takes nothing. */
    static @Nullable String request(Map<String, Object> operation) {
        Object body = operation.get("requestBody");
        return body == null ? null : schema(map(map(body).get("content")), "application/json");
    }

    /** Returns the names of the fields of a schema. */
    List<String> fields(String reference) {
        Map<String, Object> schema = map(map(components.get("schemas")).get(reference.substring(SCHEMAS.length())));
        return List.copyOf(map(schema.get("properties")).keySet());
    }

    /** Fails unless an answer is as it is described, and what was accepted too. */
    void check(String method, String path, String sent, AdminServer.Reply reply) {
        Optional<Map<String, Object>> operation = operation(method, path);
        String body = method.equals("HEAD") ? "" : reply.text();
        if (operation.isEmpty()) {
            assertThat(reply.status()).as("an answer to what is not described").isIn(400, 404, 405, 421);
            assertThat(errors(PROBLEM, body.isEmpty() ? "{}" : body))
                    .satisfies(errors -> assertThat(body.isEmpty() || errors.isEmpty())
                            .as(errors.toString())
                            .isTrue());
            return;
        }
        Object found = map(operation.get().get("responses")).get(String.valueOf(reply.status()));
        assertThat(found)
                .as("%s %s is answered with %s, which is not described: %s", method, path, reply.status(), body)
                .isNotNull();
        checkBody(resolved(map(found)), reply.header("Content-Type"), body);
        String request = request(operation.get());
        if (reply.status() / 100 == 2 && request != null && !sent.isEmpty()) {
            assertThat(errors(request, sent)).as("what was taken").isEmpty();
        }
    }

    private void checkBody(Map<String, Object> response, String type, String body) {
        if (body.isEmpty()) {
            return;
        }
        String reference = schema(map(Objects.requireNonNull(response.get("content"), "no body is described")), type);
        if (reference != null) {
            assertThat(errors(reference, body)).as(body).isEmpty();
        }
    }

    /** Returns what is wrong with a document. */
    List<String> errors(String reference, String json) {
        return compiled
                .computeIfAbsent(
                        reference,
                        each -> REGISTRY.getSchema(
                                text(Map.of("$ref", each, "components", components)), InputFormat.JSON))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Optional<Map<String, Object>> operation(String method, String path) {
        String name = method.equals("HEAD") ? "get" : method.toLowerCase(java.util.Locale.ROOT);
        return method.equals(method.toLowerCase(java.util.Locale.ROOT))
                ? Optional.empty()
                : paths().entrySet().stream()
                        .filter(each -> path.replaceFirst("\\?.*", "").matches(pattern(each.getKey())))
                        .map(each -> each.getValue().get(name))
                        .filter(Objects::nonNull)
                        .map(OpenApiDocument::map)
                        .findFirst();
    }

    private static String pattern(String path) {
        String prefix = path.endsWith("maintenance-mode") ? "(/[^/]+)*" : "";
        return prefix + path.replaceAll("\\{[^}]+}", "[^/]*");
    }

    private Map<String, Object> resolved(Map<String, Object> response) {
        return response.get("$ref") instanceof String reference
                ? map(map(components.get("responses")).get(reference.substring(reference.lastIndexOf('/') + 1)))
                : response;
    }

    private static @Nullable String schema(Map<String, Object> content, String type) {
        assertThat(content).as("the types that are described").containsKey(type);
        return (String) map(map(content.get(type)).get("schema")).get("$ref");
    }

    private static Map<String, Object> load() {
        try (InputStream in = AdminApi.class.getResourceAsStream("openapi.json")) {
            return JSON.std.mapFrom(Objects.requireNonNull(in, "openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> document) {
        try {
            return JSON.std.asString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets no object have a field that is not described. */
    private static Map<String, Object> close(Map<String, Object> schema) {
        Map<String, Object> closed = new LinkedHashMap<>();
        schema.forEach((name, value) -> closed.put(name, closeWithin(value)));
        if (closed.get("properties") instanceof Map<?, ?> && closed.get("type") != null) {
            closed.putIfAbsent("additionalProperties", false);
        }
        return closed;
    }

    private static Object closeWithin(Object value) {
        return value instanceof Map<?, ?>
                ? close(map(value))
                : value instanceof List<?> list
                        ? list.stream()
                                .map(each -> each == null ? each : closeWithin(each))
                                .toList()
                        : value;
    }

    @SuppressWarnings("unchecked") // of a document that is JSON
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value, "an object is described");
    }
}
