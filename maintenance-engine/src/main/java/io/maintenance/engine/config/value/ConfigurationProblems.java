// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.url.SecretNames;
import io.maintenance.engine.config.url.UrlRedaction;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects every mistake, so that all are reported at once, and what is noticed besides. */
public final class ConfigurationProblems {

    private static final int LONGEST = 120;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    public void add(String problem) {
        found.add(UrlRedaction.withoutLogins(problem));
    }

    /** Notes what is legal and probably not meant. */
    public void warn(String warning) {
        warnings.add(UrlRedaction.withoutLogins(warning));
    }

    /** Notes what is worth knowing to whoever looks at the configuration. */
    public void remark(String remark) {
        remarks.add(UrlRedaction.withoutLogins(remark));
    }

    public void addAll(Collection<String> problems) {
        problems.forEach(this::add);
    }

    /** Notes that a setting has a wrong value. */
    public void wrong(String key, SettingValue given, String why) {
        String value = key.endsWith(".url") ? UrlRedaction.of(given.text()) : given.text();
        add(key + "=" + (SecretNames.isSecret(key) ? "***" : shown(value)) + " (" + given.origin() + "): " + why);
    }

    public List<String> all() {
        return List.copyOf(found);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(all());
        }
    }

    /** Returns a text as it may stand in a message: one line, not endless. */
    public static String shown(String text) {
        String visible = UrlRedaction.withoutLogins(text.replaceAll("\\p{Cntrl}", "?"));
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "..." : visible;
    }
}
