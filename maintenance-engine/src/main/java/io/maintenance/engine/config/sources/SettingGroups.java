// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.settings.Setting;
import io.maintenance.settings.SettingGroup;
import io.maintenance.spi.Finding;
import io.maintenance.spi.ServiceScan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The groups of settings that modules above the switch declare, by their prefix. They are looked for when first asked for. */
public final class SettingGroups {

    private static final Pattern PREFIX = Pattern.compile("maintenance\\.(?!(backend|fallback)\\.)[a-z0-9-]+\\.");

    private final List<ClassLoader> loaders;
    private final SortedMap<String, SettingGroup> found = new TreeMap<>();
    private final Set<String> broken = new TreeSet<>();
    private boolean scanned;

    /** Creates the groups that these class loaders offer; none is asked yet. */
    public SettingGroups(List<ClassLoader> loaders) {
        this.loaders = List.copyOf(loaders);
    }

    /** Tells whether a name belongs to a group that is declared. */
    boolean declare(String name) {
        return groups().keySet().stream()
                .anyMatch(prefix -> name.length() > prefix.length() && name.startsWith(prefix));
    }

    /** Returns what the names of the groups begin with. */
    public Set<String> prefixes() {
        return groups().keySet();
    }

    /** Returns the names that environment variables may give. */
    public Collection<String> names() {
        Set<String> names = new TreeSet<>();
        groups().values().forEach(group -> names.addAll(group.names()));
        return names;
    }

    /** Notes what the modules say of their settings, and which of them could not be asked. */
    public void judge(ExtensionSettings settings, ConfigurationProblems problems) {
        groups().forEach((prefix, group) -> {
            Map<String, Setting> given = settings.below(prefix, group.names());
            problems.addAll(group.problems(given));
        });
        broken.forEach(problems::warn);
    }

    /** Returns what the modules say of settings in which they find no mistake. */
    public List<Finding> diagnose(ExtensionSettings settings) {
        return groups().entrySet().stream()
                .flatMap(entry -> diagnose(
                        entry.getValue(),
                        settings.below(entry.getKey(), entry.getValue().names())))
                .toList();
    }

    private static Stream<Finding> diagnose(SettingGroup group, Map<String, Setting> settings) {
        return group.problems(settings).isEmpty() ? group.diagnose(settings).stream() : Stream.empty();
    }

    private SortedMap<String, SettingGroup> groups() {
        if (!scanned) {
            scanned = true;
            ServiceScan<SettingGroup> scan = new ServiceScan<>(
                    SettingGroup.class,
                    provider -> add(provider.get()),
                    reason -> broken.add("a group of settings could not be loaded: " + reason));
            new LinkedHashSet<>(loaders).forEach(loader -> scan.scan(ServiceLoader.load(SettingGroup.class, loader)));
        }
        return found;
    }

    private void add(SettingGroup group) {
        String prefix = group.prefix();
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(group.getClass().getName() + " declares the group " + prefix
                    + ", and a group is maintenance., a word of its own, and a dot");
        }
        found.putIfAbsent(prefix, group);
    }
}
