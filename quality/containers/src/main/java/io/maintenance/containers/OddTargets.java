// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Targets of requests about which containers, frameworks and proxies disagree, among some that are plain. */
final class OddTargets {

    private static final int GENERATED = 1_200;
    private static final long SEED = 20_261_130;

    /** Each has led past a gate somewhere. */
    private static final List<String> NAMED = List.of(
            "/files/x",
            "/files/../robots.txt",
            "/files/..;/robots.txt",
            "/files/%2e%2e/robots.txt",
            "/files/.%2e/robots.txt",
            "/files/%2E./robots.txt",
            "/files//../robots.txt",
            "/files/x//..//../robots.txt",
            "/files;/../robots.txt",
            "/files;x=1/../robots.txt",
            "/orders/..;/robots.txt",
            "/orders/../robots.txt",
            "/orders/1/../../health",
            "/fr/x",
            "/fr/../de/x",
            "/fr/..;/de/x",
            "/fr/%2e%2e/de",
            "/fr/..",
            "/fr;/x",
            "/f%72/x",
            "/de/../fr/x",
            "//fr/x",
            "/health",
            "/health;x",
            "/health;x=1",
            "/./health",
            "/x/../health",
            "/x/..;/health",
            "//health",
            "/x/%2e%2e/health",
            "/;/health",
            "/health/",
            "/health/..;/files/x",
            "/health/../files/x",
            "/health/%2e%2e/files/x",
            "/health%2f..%2ffiles",
            "/health%5c..%5cfiles",
            "/health\\..\\files",
            "/health%00",
            "/health%252e",
            "/h%65alth",
            "/HEALTH",
            "/healthzz",
            "/health%20",
            "/health.",
            "/health%0d%0a",
            "/%ef%bc%8fhealth",
            "/files/%c0%ae%c0%ae/health",
            "/files?/health",
            "/files?path=/health",
            "/files#/health",
            "/open/../files/x",
            "/open/..%2ffiles/x",
            "/open/..%5cfiles/x",
            "/open/%2e%2e%2ffiles/x",
            "/open/.;/../files/x",
            "/open/%252e%252e/files/x",
            "/open/a@b",
            "/open/a%40b",
            "/open/a%20b",
            "/open/gr%C3%B6%C3%9Fe",
            "/%6fpen/x",
            "/robots.txt",
            "/robots.txt/../files/x",
            "/robots%2etxt",
            "//localhost/robots.txt",
            "///robots.txt",
            "http://localhost/robots.txt",
            "http://localhost/files/../robots.txt",
            "http://localhost//robots.txt",
            "http://localhost/files/x",
            "HTTP://LOCALHOST/health",
            "/http://localhost/health",
            "/",
            "*");

    private static final List<String> BEGINNINGS = List.of("", "", "", "", "", "http://localhost", "/", "/.", "/;");
    private static final List<String> SEPARATORS =
            List.of("/", "/", "/", "/", "/", "/", "//", "/./", "%2f", "%5c", "\\", "/;/", "%252f");
    private static final List<String> SEGMENTS = List.of(
            "files",
            "files",
            "orders",
            "1",
            "fr",
            "fr",
            "de",
            "open",
            "open",
            "health",
            "robots.txt",
            "x",
            "..",
            "..",
            "..;",
            "..;x=1",
            ".",
            ".;",
            "%2e%2e",
            ".%2e",
            "%2E%2E;",
            "%252e%252e",
            "..%2f",
            "..%00",
            "...",
            "f%69les",
            "f%72",
            "%66r",
            "o%70en",
            "h%65alth",
            "fr;x",
            "files;a=b",
            "open;",
            "%c0%ae%c0%ae",
            "%u002e",
            "%",
            "%zz",
            "",
            "a%40b",
            "a%20b",
            "gr%C3%B6%C3%9Fe",
            "%E2%80%AE",
            "a+b",
            "a:b",
            "~",
            "[x]",
            "{x}",
            "a|b");
    private static final List<String> ENDS = List.of(
            "",
            "",
            "",
            "",
            "",
            "",
            "/",
            "?",
            "?x=/health",
            ";",
            ";jsessionid=1",
            "%20",
            ".",
            "%00",
            "#x",
            "%23",
            "%3f");

    private OddTargets() {}

    /** Returns all of them, always the same. */
    static Set<String> all() {
        Set<String> targets = new LinkedHashSet<>(NAMED);
        Random random = new Random(SEED);
        while (targets.size() < NAMED.size() + GENERATED) {
            targets.add(generated(random));
        }
        return targets;
    }

    private static String generated(Random random) {
        StringBuilder target = new StringBuilder(any(BEGINNINGS, random));
        int segments = 1 + random.nextInt(5);
        for (int at = 0; at < segments; at++) {
            target.append(at == 0 ? "/" : any(SEPARATORS, random)).append(any(SEGMENTS, random));
        }
        return target.append(any(ENDS, random)).toString();
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
