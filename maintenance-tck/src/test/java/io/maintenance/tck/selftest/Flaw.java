// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way to be broken.
 *
 * @param name what is wrong, as part of a URL
 * @param rule what must go red
 * @param also what else of the same group goes red, or may
 * @param broken opens the broken backend
 */
record Flaw(String name, String rule, Set<String> also, Function<BackendOptions, MaintenanceBackend> broken) {

    static final List<Flaw> ALL = Stream.of(
                    StorageFlaws.ALL,
                    EntryFlaws.ALL,
                    List.of(ProcessFlaw.FLAW),
                    ConcurrencyFlaws.ALL,
                    OptionFlaws.ALL,
                    DescriptionFlaws.ALL,
                    WatchFlaws.ALL,
                    WatchEnduranceFlaws.ALL,
                    FailureFlaws.ALL,
                    OutageFlaws.ALL,
                    LifecycleFlaws.ALL,
                    ClosingFlaws.ALL)
            .flatMap(List::stream)
            .toList();

    static Flaw of(String name, String rule, Function<BackendOptions, MaintenanceBackend> broken) {
        return new Flaw(name, rule, Set.of(), broken);
    }

    /** The same, where other rules of the group go red, or may. */
    Flaw also(String... rules) {
        return new Flaw(name, rule, Set.of(rules), broken);
    }

    static Optional<Flaw> named(String name) {
        return ALL.stream().filter(flaw -> flaw.name.equals(name)).findFirst();
    }

    MaintenanceBackend open(BackendOptions options) {
        return broken.apply(options);
    }

    String url() {
        return Stream.of("shouting", "misleading")
                .filter(name::startsWith)
                .findFirst()
                .map(scheme -> scheme + ":x")
                .orElseGet(() -> SampleKit.address(name));
    }

    @Override
    public String toString() {
        return name + " breaks " + rule;
    }
}
