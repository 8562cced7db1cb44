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
 * @param rule what must go red; a group, such as {@code WAT}, if any of its rules may
 * @param also what else of the same group goes red, or may
 * @param schemes the stores on which it is tried
 * @param isSeen whether the kit sees it; what it should see and does not yet is listed by the suite
 * @param broken opens the broken backend
 */
record Flaw(
        String name,
        String rule,
        Set<String> also,
        Set<String> schemes,
        boolean isSeen,
        Function<BackendOptions, MaintenanceBackend> broken) {

    static final List<Flaw> ALL = Stream.of(
                    StorageFlaws.ALL,
                    TextFlaws.ALL,
                    NamespaceFlaws.ALL,
                    SizeFlaws.ALL,
                    ComparisonFlaws.ALL,
                    ConcurrencyFlaws.ALL,
                    PersistenceFlaws.ALL,
                    OptionFlaws.ALL,
                    DescriptionFlaws.ALL,
                    ProviderFlaws.ALL,
                    WatchFlaws.ALL,
                    HintFlaws.ALL,
                    FailureFlaws.ALL,
                    OutageFlaws.ALL,
                    DamageFlaws.ALL,
                    LifecycleFlaws.ALL,
                    ClosingFlaws.ALL,
                    InterruptFlaws.ALL)
            .flatMap(List::stream)
            .toList();

    static Flaw of(String name, String rule, Function<BackendOptions, MaintenanceBackend> broken) {
        return new Flaw(name, rule, Set.of(), Set.of(SampleStore.SERVER, SampleStore.EMBEDDED), true, broken);
    }

    /** The same, where other rules of the group go red, or may. */
    Flaw also(String... rules) {
        return new Flaw(name, rule, Set.of(rules), schemes, isSeen, broken);
    }

    /** The same, tried on one store alone. */
    Flaw on(String scheme) {
        return new Flaw(name, rule, also, Set.of(scheme), isSeen, broken);
    }

    /** The same, which stays green today and should not. Whoever writes the rule that sees it removes this mark. */
    Flaw notSeenYet() {
        return new Flaw(name, rule, also, schemes, false, broken);
    }

    static Optional<Flaw> named(String name) {
        return ALL.stream().filter(flaw -> flaw.name.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name + " breaks " + rule;
    }
}
