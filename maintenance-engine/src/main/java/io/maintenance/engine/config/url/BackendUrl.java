// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.url;

import io.maintenance.address.AddressRange;
import io.maintenance.settings.RedactedText;
import io.maintenance.settings.SecretNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a store, taken apart. Every part is decoded.
 *
 * @param scheme in lower case
 * @param login who logs in
 * @param hosts in the order of the text; empty if it names none
 * @param path what follows the hosts, or the scheme; may be empty
 * @param parameters what follows the question mark, in the order of the text
 * @param named whether a name or a path follows the scheme at once, so that it is no password that lost its host
 */
public record BackendUrl(
        String scheme, Login login, List<Host> hosts, String path, Map<String, String> parameters, boolean named) {

    private static final String FILE = "file";

    /** A host, and its port or 0 if it names none. An IPv6 address stands without brackets. */
    public record Host(String name, int port) {

        String identity(int defaultPort) {
            String canonical = AddressRange.tryParse(name)
                    .map(AddressRange::text)
                    .orElseGet(() -> name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
            return new Host(canonical, port == 0 ? defaultPort : port).toString();
        }

        @Override
        public String toString() {
            return (name.indexOf(':') < 0 ? name : "[" + name + "]") + (port == 0 ? "" : ":" + port);
        }
    }

    /** User and password, each {@code null} if it is not given or empty. */
    public record Login(@Nullable String user, @Nullable String password) {

        static final Login NONE = new Login(null, null);

        /** Shows no secret, and no user that comes alone: it may be a token. Empty, or ends with {@code @}. */
        @Override
        public String toString() {
            if (password == null) {
                return user == null ? "" : "***@";
            }
            return (user == null ? "" : user) + ":***@";
        }
    }

    /** Copies the collections. */
    public BackendUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Takes a URL apart.
     *
     * @param isNamed tells of a scheme whether a name or a path follows it at once
     * @throws IllegalArgumentException if it is malformed; the message does not show the text, which may hold a secret
     */
    public static BackendUrl parse(String text, Predicate<String> isNamed) {
        return new UrlParser(text, isNamed).parse();
    }

    /** Takes a URL apart; empty if it is malformed. */
    public static Optional<BackendUrl> tryParse(String text) {
        try {
            return Optional.of(parse(text, scheme -> false));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the URL of a directory of this machine. */
    public static BackendUrl directory(Path directory) {
        return new BackendUrl(FILE, Login.NONE, List.of(), directory.toString(), Map.of(), true);
    }

    /** Returns {@code true} if it names a directory of this machine. */
    public boolean isFile() {
        return scheme.equals(FILE);
    }

    /** Tells whether both lead to the same store, as far as the addresses tell. */
    public boolean leadsWhere(BackendUrl other) {
        return scheme.equals(other.scheme) && hosts.equals(other.hosts) && path.equals(other.path);
    }

    /**
     * Returns what tells the store from others: scheme, hosts and path, without login and options, in one spelling.
     *
     * @param defaultPort the port of a host that names none
     */
    public String identity(int defaultPort) {
        String all = hosts.stream()
                .map(host -> host.identity(defaultPort))
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
        return scheme + ":" + (hosts.isEmpty() ? "" : "//" + all) + pathWithoutLogin();
    }

    private String pathWithoutLogin() {
        String where = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String shown = RedactedText.withoutLogins(PercentEncoding.encode(where));
        int login = shown.lastIndexOf('@');
        return login < 0 || isFile() || shown.contains("://***@") ? shown : "***" + shown.substring(login);
    }

    /**
     * Returns this URL with the path of a {@code file:} URL made absolute.
     *
     * @throws IllegalArgumentException if the path cannot be one on this machine
     */
    public BackendUrl startingFrom(Path workingDirectory) {
        if (!isFile()) {
            return this;
        }
        try {
            Path absolute = workingDirectory.resolve(path).normalize();
            return new BackendUrl(scheme, login, hosts, absolute.toString(), parameters, named);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this machine cannot have such a path: " + e.getReason());
        }
    }

    /** Returns the URL for people: as it was written, without secrets. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':');
        if (!hosts.isEmpty()) {
            text.append("//").append(login);
            text.append(hosts.stream().map(Host::toString).collect(Collectors.joining(",")));
        }
        return text.append(shownPath()).append(query()).toString();
    }

    /** What follows the scheme of a networked store at once may be anything, a password that lost its host included. */
    private String shownPath() {
        boolean plain = !hosts.isEmpty() || path.isEmpty() || path.startsWith("/");
        boolean shown = named && path.indexOf('@') < 0;
        return plain || shown || isFile() ? PercentEncoding.encode(path) : "***";
    }

    private static String shownValue(String value) {
        return RedactedText.withoutLogins(PercentEncoding.encode(value).replace("&", "%26"));
    }

    private boolean isSecret(String parameter) {
        return SecretNames.isSecret(parameter, given());
    }

    /** Returns the names of the options that have a value here. */
    public Set<String> given() {
        Set<String> given = new TreeSet<>();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                given.add(name);
            }
        });
        if (login.password != null) {
            given.add("password");
        }
        return given;
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + (isSecret(name) ? "***" : shownValue(value))));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
