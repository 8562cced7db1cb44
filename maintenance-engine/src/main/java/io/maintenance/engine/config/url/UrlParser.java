// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.url;

import io.maintenance.address.AddressRange;
import io.maintenance.engine.config.url.BackendUrl.Host;
import io.maintenance.engine.config.url.BackendUrl.Login;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code scheme:[//[user[:password]@]host[:port],...]path[?name=value&...]}. {@link java.net.URI} is no help
 * here: it finds no host in {@code a:1,b:2} or {@code my_host}, and shows the password in its exceptions. Messages name
 * the part that is wrong, and show none that may be a secret.
 */
final class UrlParser {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String RAW_AT =
            "there is an @ after the hosts: if it belongs to the password, percent-encode the"
                    + " password's @ / # and ? as %40 %2F %23 and %3F or use the setting password-file;"
                    + " elsewhere write it as %40";

    private final String text;
    private final Predicate<String> isNamed;

    UrlParser(String text, Predicate<String> isNamed) {
        this.text = text;
        this.isNamed = isNamed;
    }

    BackendUrl parse() {
        Matcher url = SCHEME.matcher(text);
        if (!url.matches()) {
            throw wrong(withoutScheme());
        }
        if (text.indexOf('#') >= 0) {
            throw wrong("a URL of a backend has no #: if it belongs to the password or a path, write it as %23");
        }
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        if (scheme.length() == 1) {
            throw wrong("a scheme has more than one letter; for a directory write file: and its path");
        }
        String rest = url.group(2);
        boolean hosted = rest.startsWith("//");
        return hosted ? hosted(scheme, rest.substring(2)) : hostless(scheme, rest);
    }

    private String withoutScheme() {
        if (text.isEmpty()) {
            return "it is empty: write a URL, such as file:/var/lib/shop or redis://host:6379/14";
        }
        boolean path = text.matches("[./~].*");
        return path
                ? "it has no scheme: a directory is written file:" + (text.startsWith("/") ? "/..." : "...")
                : "it has no scheme: write a URL, such as file:/var/lib/shop or redis://host:6379/14";
    }

    private BackendUrl hosted(String scheme, String rest) {
        int end = firstOf(rest, "/?");
        String authority = rest.substring(0, end);
        String tail = rest.substring(end);
        if (tail.indexOf('@') >= 0 && !(scheme.equals("file") && authority.isEmpty())) {
            throw wrong(RAW_AT);
        }
        if (scheme.equals("file") && !authority.isEmpty()) {
            throw wrong(fileWithHost(authority, tail));
        }
        int at = authority.lastIndexOf('@');
        List<Host> hosts = authority.isEmpty() ? List.of() : hosts(authority.substring(at + 1));
        return withTail(scheme, at < 0 ? Login.NONE : login(authority.substring(0, at)), hosts, tail);
    }

    private BackendUrl hostless(String scheme, String rest) {
        boolean mayHoldAt = isNamed(scheme);
        if (rest.indexOf('@') >= 0 && !mayHoldAt) {
            throw wrong("there is an @ but no //: write " + scheme + "://user:password@host");
        }
        return withTail(scheme, Login.NONE, List.of(), rest);
    }

    private static String fileWithHost(String authority, String tail) {
        boolean plain = authority.indexOf('@') < 0 && tail.indexOf('?') < 0;
        String path = plain ? authority + tail : "...";
        return "a file has no host: did you mean file:/" + path + " or file:///" + path + "?";
    }

    private BackendUrl withTail(String scheme, Login login, List<Host> hosts, String tail) {
        int mark = tail.indexOf('?');
        String path = clean(PercentEncoding.decode(mark < 0 ? tail : tail.substring(0, mark), "the path"), "the path");
        if (scheme.equals("file") && (path.isBlank() || path.startsWith("~"))) {
            throw wrong("a file needs a path, written out: file:/var/lib/shop; ~ is not expanded");
        }
        return new BackendUrl(
                scheme,
                login,
                hosts,
                path,
                mark < 0 ? Map.of() : parameters(tail.substring(mark + 1)),
                isNamed(scheme));
    }

    private boolean isNamed(String scheme) {
        return scheme.equals("file") || isNamed.test(scheme);
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = PercentEncoding.decode(colon < 0 ? userInfo : userInfo.substring(0, colon), "the user");
        String password = colon < 0 ? "" : PercentEncoding.decode(userInfo.substring(colon + 1), "the password");
        return new Login(absentIfEmpty(clean(user, "the user")), absentIfEmpty(password));
    }

    private static List<Host> hosts(String list) {
        List<Host> hosts = new ArrayList<>();
        for (String host : list.split(",", -1)) {
            hosts.add(host(host, hosts.size() + 1));
        }
        return hosts;
    }

    private static Host host(String host, int index) {
        Matcher bracketed = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::(.*))?").matcher(host);
        if (bracketed.matches()) {
            if (AddressRange.tryParse(bracketed.group(1)).isEmpty()
                    || bracketed.group(1).indexOf(':') < 0) {
                throw wrong("host " + index + " is no IPv6 address: in brackets stand addresses such as [2001:db8::1]");
            }
            return new Host(bracketed.group(1), port(bracketed.group(2), index));
        }
        int colon = host.indexOf(':');
        if (colon >= 0 && host.indexOf(':', colon + 1) >= 0) {
            throw wrong(
                    "host " + index + " has more than one colon: write an IPv6 address in brackets, as in [::1]:6379");
        }
        String name = colon < 0 ? host : host.substring(0, colon);
        if (!name.matches("[\\p{L}\\p{N}._-]+")) {
            throw wrong("host " + index + (name.isEmpty() ? " is empty" : " has a character that no host name has")
                    + ": write scheme://host:port, several hosts with commas and no blanks");
        }
        return new Host(name, port(colon < 0 ? null : host.substring(colon + 1), index));
    }

    private static int port(@Nullable String digits, int index) {
        if (digits == null) {
            return 0;
        }
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw wrong("the port of host " + index + " is not a number from 1 to 65535; if it is part of a password,"
                    + " percent-encode the password's / and ? as %2F and %3F or use the setting password-file");
        }
        return port;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name =
                    equals < 0 ? "" : PercentEncoding.decode(pair.substring(0, equals), "the name of a parameter");
            if (!NAME.matcher(name).matches()) {
                throw wrong("what follows the ? must be name=value pairs with & between them; write a plain ? as %3F");
            }
            String what = "the parameter " + name;
            String value = clean(PercentEncoding.decode(pair.substring(equals + 1), what), what);
            if (parameters.put(name, value) != null) {
                throw wrong(what + " is there twice");
            }
        }
        return parameters;
    }

    private static String clean(String value, String what) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(what + " has a control character");
        }
        return value;
    }

    private static int firstOf(String text, String any) {
        int at = 0;
        while (at < text.length() && any.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static @Nullable String absentIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(why);
    }
}
