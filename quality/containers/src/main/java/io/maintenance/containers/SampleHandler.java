// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What an application does with a request, each handler in the routing of its framework. Each answers with its own text. */
public enum SampleHandler {
    /** All below {@code /files}. */
    FILES("/files"),
    /** All below {@code /orders}. */
    ORDERS("/orders"),
    /** All below {@code /fr}, a part of its own. */
    FR("/fr"),
    /** All below {@code /de}. */
    DE("/de"),
    /** All below {@code /open}, which is excluded. */
    OPEN("/open"),
    /** {@code /health}, which is excluded. */
    HEALTH("/health"),
    /** {@code /robots.txt}, which is excluded by default. */
    ROBOTS("/robots.txt"),
    /** Everything else. */
    OTHER("");

    /** With what each answer tells caches to keep it. */
    public static final Map<String, String> CACHE_HEADERS = Map.of(
            "Cache-Control", "public, max-age=3600",
            "CDN-Cache-Control", "max-age=3600",
            "Expires", "Thu, 01 Jan 2099 00:00:00 GMT",
            "X-Accel-Expires", "3600");

    private static final List<SampleHandler> EXCLUDED = List.of(OPEN, HEALTH, ROBOTS);

    private final String path;

    SampleHandler(String path) {
        this.path = path;
    }

    /** Returns its path, or that which all its paths begin with; empty for everything else. */
    public String path() {
        return path;
    }

    /** Returns those with a path. */
    public static List<SampleHandler> routed() {
        return Arrays.stream(values()).filter(each -> !each.path.isEmpty()).toList();
    }

    /** Returns {@code true} if it serves everything below its path. */
    public boolean servesBelow() {
        return this != HEALTH && this != ROBOTS;
    }

    /** Returns the handler of a decoded path, for servers without a router. */
    public static SampleHandler of(String path) {
        return routed().stream()
                .filter(each -> path.equals(each.path) || (each.servesBelow() && path.startsWith(each.path + "/")))
                .findFirst()
                .orElse(OTHER);
    }

    /** Returns {@code true} if it may be reached during maintenance. */
    boolean isExcluded() {
        return EXCLUDED.contains(this);
    }

    /** Returns what it answers. */
    public String text() {
        return "handler " + name();
    }

    /** Returns {@code true} if an answer is that of this handler. */
    boolean answered(RawReply reply) {
        return reply.body().equals(text());
    }
}
