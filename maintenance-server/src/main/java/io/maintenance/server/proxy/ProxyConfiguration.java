// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.proxy;

import io.maintenance.server.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration of a proxy: a template, one resource for each kind. {@code @LISTEN@} stands for a value; a line that begins with
 * {@code @mirror@}, {@code @ask@}, {@code @open@}, {@code @closed@}, {@code @scope@} or {@code @hosts@} is there only in that case.
 * Immutable.
 *
 * @param kind the proxy
 * @param site what it stands before
 */
public record ProxyConfiguration(ProxyKind kind, ProxySite site) {

    private static final Pattern CONDITION = Pattern.compile("^@([a-z]+)@");
    private static final Pattern VALUE = Pattern.compile("@([A-Z_]+)@");

    /**
     * Checks whether the proxy can do it.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public ProxyConfiguration {
        if (kind.needsMirror() && site.mirror() == null) {
            throw new IllegalArgumentException(
                    kind.label() + " needs --mirror DIRECTORY: the files that maintenance serve"
                            + " keeps in maintenance.server.mirror.directory");
        }
        if (!kind.readsMirror() && site.mirror() != null) {
            throw new IllegalArgumentException(kind.label() + " reads no files, so that --mirror is of no use for it");
        }
        if (!kind.knowsScopes() && site.scope() != null) {
            throw new IllegalArgumentException(kind.label() + " finds the scope by the host, as maintenance.http.scopes"
                    + " says, so that --scope is of no use for it");
        }
    }

    /** Returns its lines. */
    public List<String> lines() {
        Set<String> conditions = conditions();
        Map<String, String> values = values();
        return template()
                .lines()
                .map(line -> kept(line, conditions))
                .filter(line -> !CONDITION.matcher(line).find())
                .map(line -> filled(line, values))
                .toList();
    }

    private String template() {
        try (InputStream text = ProxyConfiguration.class.getResourceAsStream(kind.template())) {
            return new String(Objects.requireNonNull(text, kind.template()).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> conditions() {
        return Set.of(
                site.mirror() == null ? "ask" : "mirror",
                site.open() ? "open" : "closed",
                site.scope() == null ? "hosts" : "scope");
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        address(values, "LISTEN", site.listen());
        address(values, "APPLICATION", site.application());
        address(values, "SERVER", site.server());
        values.put("GATE", site.scope() == null ? kind.gate() : kind.gate() + ":" + site.scope());
        values.put("SCOPE", site.scope() == null ? "global" : site.scope());
        values.put("MIRROR", String.valueOf(site.mirror()));
        return values;
    }

    private static void address(Map<String, String> values, String name, ServerAddress address) {
        values.put(name, address.toString());
        values.put(name + "_HOST", address.host());
        values.put(name + "_PORT", Integer.toString(address.port()));
    }

    /** Takes the conditions that are true off a line. */
    private static String kept(String line, Set<String> conditions) {
        Matcher condition = CONDITION.matcher(line);
        return condition.find() && conditions.contains(condition.group(1))
                ? kept(line.substring(condition.end()), conditions)
                : line;
    }

    private static String filled(String line, Map<String, String> values) {
        return VALUE.matcher(line)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(match.group(1)), line)));
    }
}
