// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What other software calls the stores of this project: no slips of the pen, and yet clear. */
final class SchemeAliases {

    private static final String REDIS = "(?:redis|valkey)";

    private static final List<OtherName> ALL = List.of(
            new OtherName("(redis|valkey)s?[-+_.]?(?:tls|ssl)s?", "$1s:"),
            new OtherName("(?:" + REDIS + "[-+_.]?)?(?:sentinels?)", "redis+sentinel:"),
            new OtherName("(?:" + REDIS + "[-+_.]?)?(?:clusters?)", "redis+cluster:"),
            new OtherName(
                    "(?:" + REDIS + "[-+_.](?:tcp|socket|unix))|keydb|dragonfly(?:db)?|garnet|elasticache", "redis:"),
            new OtherName("memcached?s?|memcached?[-+_.].*", "memcached:"),
            new OtherName("hazelcast(?:-client)?|hz", "jcache:hazelcast-client/maintenance"),
            new OtherName("hazelcast-member", "jcache:hazelcast-member/maintenance"),
            new OtherName("(ehcache|caffeine|cache2k)3?", "jcache:$1/maintenance"),
            new OtherName("jsr-?107|javax\\.cache|jcache[-+_.].*", "jcache:PROVIDER/CACHE"),
            new OtherName("mem|in-?memory|ram|local|heap", "memory:NAME"),
            new OtherName("files|fs|path|dir(?:ectory)?|disk", "file:/DIRECTORY"));

    private SchemeAliases() {}

    private record OtherName(String scheme, String meant) {}

    /** Returns the beginning of the URL that a scheme stands for. */
    static Optional<String> meantBy(String scheme) {
        String plain = scheme.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(each -> plain.matches(each.scheme()))
                .findFirst()
                .map(each -> plain.replaceFirst(each.scheme(), each.meant()));
    }
}
