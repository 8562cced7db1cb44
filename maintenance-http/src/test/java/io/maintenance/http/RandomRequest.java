// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that answers each question with rubbish, and each time with the same: pieces of what belongs there, put together by
 * chance, so that every header that the gate looks at has some.
 *
 * @param seed decides which
 */
record RandomRequest(long seed) implements RequestView {

    private static final List<String> PIECES = List.of(
            "-",
            "--",
            "-;q=0.5",
            "de",
            "de-",
            "-de",
            "en-US",
            "x-y",
            "*",
            "*/*",
            "text/html",
            "text/",
            "/html",
            "application/json",
            "application/*+json",
            ";q=",
            ";q=1.0001",
            ";q=-1",
            ";q=NaN",
            ";q=1e400",
            ";",
            ",",
            ",,",
            "=",
            "==",
            "\"",
            "\\",
            "\\\"",
            "'",
            " ",
            "\t",
            "\0",
            "\r\n",
            "\u007f",
            "\u00e9",
            "\uD83D",
            "\uDE00",
            "\u202e",
            "\uFF0F",
            "<script>",
            "{{message}}",
            "%",
            "%2",
            "%00",
            "%zz",
            "%c0%ae",
            "%252e",
            "/",
            "//",
            "/.",
            "/..",
            "/..;",
            "/fr",
            "/health",
            "?",
            "#",
            "&",
            "http://",
            "https://app.example",
            "null",
            "for=",
            "for=\"",
            "by=",
            "[",
            "]",
            "[::1",
            "[::1]:",
            "::",
            ":",
            ".",
            "1",
            "0",
            "-1",
            "10.0.0.1",
            "203.0.113.7",
            "1.2.3.4.5",
            "999",
            "99999999999999999999",
            "fe80::1%eth0",
            "unknown",
            "_hidden",
            "maintenance_bypass",
            "maintenance_bypass=",
            "__Host-",
            "v1.",
            "v1",
            "9999999999999",
            "websocket",
            "Upgrade",
            "chunked",
            "application/grpc",
            "image",
            "XMLHttpRequest",
            "GET",
            "OPTIONS",
            "POST",
            "HTTP/2",
            "HTTP/1.1",
            "a.example",
            "A.EXAMPLE.:80",
            "\u0130");

    /** Texts without an end, where they hurt programs that go back and forth in them. */
    enum Endless {
        HYPHENS("-"),
        COMMAS(","),
        SEMICOLONS(";"),
        QUOTES("\""),
        BACKSLASHES("\\"),
        QUOTED_PAIRS("\\\""),
        EQUALS("="),
        PERCENT("%"),
        SLASHES("/"),
        DOTS("/.."),
        BLANKS(" "),
        LANGUAGES("a-"),
        RANGES("a/b;q=0.1,"),
        HOPS("10.0.0.1,"),
        ELEMENTS("for=10.0.0.1;by=x,"),
        COOKIES("maintenance_bypass=x;"),
        PARAMETERS("maintenance_bypass=x&"),
        SURROGATES("\uD83D");

        private final String piece;

        Endless(String piece) {
            this.piece = piece;
        }

        RequestView request() {
            String text = piece.repeat(8_000);
            SampleRequest request = new SampleRequest()
                    .path(null)
                    .rawPath(text)
                    .query(text)
                    .host(text)
                    .from("10.0.0.1")
                    .header("Forwarded", "for=\"" + text);
            Stream.of(
                            "Accept",
                            "Accept-Language",
                            "Cookie",
                            "X-Forwarded-For",
                            "Origin",
                            "Content-Length",
                            "Content-Type")
                    .forEach(name -> request.header(name, text));
            return request;
        }
    }

    @Override
    public String method() {
        return mostly("method", () -> "GET");
    }

    @Override
    public @Nullable String path() {
        return new RequestTarget(rawPath()).path();
    }

    @Override
    public String rawPath() {
        return mostly("path", () -> "/page");
    }

    @Override
    public String query() {
        return text("query");
    }

    @Override
    public List<String> headers(String name) {
        Random chance = chance(name.toLowerCase(Locale.ROOT));
        return Stream.generate(() -> text(chance)).limit(chance.nextInt(3)).toList();
    }

    @Override
    public String remoteAddress() {
        return mostly("peer", () -> "10.0.0.1");
    }

    @Override
    public String host() {
        return text("host");
    }

    @Override
    public boolean secure() {
        return seed % 2 == 0;
    }

    @Override
    public String protocol() {
        return mostly("protocol", () -> "HTTP/2");
    }

    private String mostly(String question, Supplier<String> sensible) {
        return chance(question).nextInt(4) > 0 ? sensible.get() : text(question);
    }

    private String text(String question) {
        return text(chance(question));
    }

    private static String text(Random chance) {
        StringBuilder text = new StringBuilder();
        int pieces = chance.nextInt(8);
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES.get(chance.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Random chance(String question) {
        return new Random(seed ^ question.hashCode());
    }
}
