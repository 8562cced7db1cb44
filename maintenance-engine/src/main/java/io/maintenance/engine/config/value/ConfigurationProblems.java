// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.url.UrlRedaction;
import io.maintenance.settings.RedactedText;
import io.maintenance.settings.SecretNames;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects every mistake, so that all are reported at once, and what is noticed besides. */
public final class ConfigurationProblems {

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /** Notes an error, without the logins of URLs in it. */
    public void add(String problem) {
        found.add(RedactedText.withoutLogins(problem));
    }

    /** Notes what is legal and probably not meant. */
    public void warn(String warning) {
        warnings.add(RedactedText.withoutLogins(warning));
    }

    /** Notes what is worth knowing to whoever looks at the configuration. */
    public void remark(String remark) {
        remarks.add(RedactedText.withoutLogins(remark));
    }

    /** Notes several errors. */
    public void addAll(Collection<String> problems) {
        problems.forEach(this::add);
    }

    /** Notes that a setting has a wrong value. */
    public void wrong(String key, SettingValue given, String why) {
        String value = key.endsWith(".url") ? UrlRedaction.of(given.text()) : given.text();
        add(key + "=" + (SecretNames.isSecret(key) ? "***" : RedactedText.line(value)) + " (" + given.origin() + "): "
                + why);
    }

    /** Returns every error once, in the order in which they were found. */
    public List<String> all() {
        return List.copyOf(found);
    }

    /** Returns what is legal and probably not meant. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns what is worth knowing and no error. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Throws a {@link ConfigurationException} with every error, if there is one. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(all());
        }
    }
}
