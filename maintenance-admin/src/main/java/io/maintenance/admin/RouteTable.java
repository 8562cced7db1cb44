// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.Header;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All routes, by path and method. Immutable. */
final class RouteTable {

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** A route that a path leads to, with what stands in the path for the segments in braces. */
    record RouteMatch(Route route, Map<String, String> variables) {}

    List<Route> routes() {
        return routes;
    }

    /** Returns what a path leads to, by method in alphabetical order; empty if there is nothing at this path. */
    Map<String, RouteMatch> at(String path) {
        Map<String, RouteMatch> here = new TreeMap<>();
        for (Route route : routes) {
            route.match(path)
                    .ifPresent(variables -> here.putIfAbsent(route.method(), new RouteMatch(route, variables)));
        }
        return here;
    }

    /** Returns what answers a method at a path. */
    RouteMatch find(String path, String method) {
        Map<String, RouteMatch> here = at(path);
        if (here.isEmpty()) {
            throw new ProblemException(404, "not-found", "there is nothing here");
        }
        return Optional.ofNullable(here.get(method)).orElseThrow(() -> notAllowed(here));
    }

    private static ProblemException notAllowed(Map<String, RouteMatch> here) {
        Set<String> allowed = new TreeSet<>(here.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String list = String.join(", ", allowed);
        return new ProblemException(
                Problem.of(405, "method-not-allowed", "allowed here: " + list, new Header("Allow", list)));
    }
}
