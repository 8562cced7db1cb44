// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.ConfigurationException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects every mistake, so that all are reported at once, and what is noticed besides. */
final class Problems {

    private static final int LONGEST = 120;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    void add(String problem) {
        found.add(Redaction.withoutLogins(problem));
    }

    /** Notes what is legal and probably not meant. */
    void warn(String warning) {
        warnings.add(Redaction.withoutLogins(warning));
    }

    /** Notes what is worth knowing to whoever looks at the configuration. */
    void remark(String remark) {
        remarks.add(Redaction.withoutLogins(remark));
    }

    void addAll(Collection<String> problems) {
        problems.forEach(this::add);
    }

    /** Notes that a setting has a wrong value. */
    void wrong(String key, Given given, String why) {
        String value = key.endsWith(".url") ? Redaction.of(given.text()) : given.text();
        add(key + "=" + (Keys.isSecret(key) ? "***" : shown(value)) + " (" + given.origin() + "): " + why);
    }

    List<String> all() {
        return List.copyOf(found);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(all());
        }
    }

    /** Returns a text as it may stand in a message: one line, not endless. */
    static String shown(String text) {
        String visible = Redaction.withoutLogins(text.replaceAll("\\p{Cntrl}", "?"));
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "..." : visible;
    }
}
