// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A flaw on one of the sample stores.
 *
 * @param flaw what is wrong
 * @param scheme the store
 */
record Variant(Flaw flaw, String scheme) {

    private static final int SHARE = 3;

    /** Returns all of them: those that the kit must see, and those that it does not see yet. */
    static List<Variant> all() {
        return Flaw.ALL.stream()
                .flatMap(flaw -> flaw.schemes().stream().map(scheme -> new Variant(flaw, scheme)))
                .sorted(Comparator.comparing(Variant::name))
                .toList();
    }

    /** Returns those that the kit must see. */
    static List<Variant> seen() {
        return all().stream().filter(each -> each.flaw.isSeen()).toList();
    }

    /** Returns a third of those that the kit must see: the first of each rule, and every third of the others. */
    static List<Variant> third() {
        Map<String, List<Variant>> byRule = seen().stream()
                .collect(Collectors.groupingBy(each -> each.flaw.rule(), TreeMap::new, Collectors.toList()));
        return byRule.values().stream().flatMap(Variant::third).toList();
    }

    private static Stream<Variant> third(List<Variant> ofOneRule) {
        return IntStream.range(0, ofOneRule.size()).filter(i -> i % SHARE == 0).mapToObj(ofOneRule::get);
    }

    String name() {
        return flaw.name() + "@" + scheme;
    }

    String url() {
        return SampleKit.url(scheme, flaw.name());
    }

    @Override
    public String toString() {
        return name() + " breaks " + flaw.rule();
    }
}
