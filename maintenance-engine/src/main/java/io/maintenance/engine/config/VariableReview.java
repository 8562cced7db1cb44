// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.options.OptionVariables;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.config.sources.SettingGroups;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.spi.NameSuggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds environment variables that begin like ours and that nobody reads. They are no mistakes: others may have named them so.
 *
 * @param environment with the variables
 * @param groups which modules above the switch are here, and have names of their own
 * @param options which variables backends asked for
 */
record VariableReview(Environment environment, SettingGroups groups, OptionVariables options) {

    private static final String PREFIX = "MAINTENANCE_";

    /** Read by others than this configuration: the launcher, and the state directory. */
    private static final Set<String> ELSEWHERE = Set.of(
            StateDirectory.VARIABLE,
            PREFIX + "JAVA_OPTS",
            PREFIX + "JAVA_ENVIRONMENT",
            SettingNames.variable(SettingNames.CONFIG));

    List<UnreadVariable> unread() {
        Collection<String> names = new TreeSet<>(SettingNames.ALL);
        names.addAll(groups.names());
        Set<String> read = names.stream().map(SettingNames::variable).collect(Collectors.toCollection(TreeSet::new));
        read.addAll(options.read().keySet());
        List<UnreadVariable> unread = new ArrayList<>();
        environment.variables().keySet().stream()
                .sorted()
                .filter(name -> name.startsWith(PREFIX) && !read.contains(name) && !isAnothers(name))
                .forEach(name -> of(name, names).ifPresent(unread::add));
        return unread;
    }

    private boolean isAnothers(String variable) {
        boolean ofNoModule = variable.startsWith(SettingNames.variable(SettingNames.HTTP))
                && !groups.prefixes().contains(SettingNames.HTTP);
        return ofNoModule || ELSEWHERE.contains(variable) || Environment.isInjected(variable);
    }

    private Optional<UnreadVariable> of(String variable, Collection<String> names) {
        String name = SettingNames.PREFIX + variable.substring(PREFIX.length());
        Optional<String> store = Stream.of(SettingNames.BACKEND, SettingNames.FALLBACK)
                .filter(prefix -> variable.startsWith(SettingNames.variable(prefix)))
                .findFirst();
        if (store.isEmpty()) {
            return NameSuggestion.nearest(name, names)
                    .map(near -> new UnreadVariable(variable, "not a setting", SettingNames.variable(near)));
        }
        Collection<String> known = new TreeSet<>(options.read().values());
        known.addAll(names);
        known.removeIf(other -> !other.startsWith(store.get()));
        String nearest =
                NameSuggestion.typo(name, known).map(SettingNames::variable).orElse("");
        // Without its backend nobody knows which options a store has.
        return options.reader(store.get())
                .or(() -> nearest.isEmpty() ? Optional.empty() : Optional.of("a setting"))
                .map(reader -> new UnreadVariable(variable, "not " + reader, nearest));
    }
}
