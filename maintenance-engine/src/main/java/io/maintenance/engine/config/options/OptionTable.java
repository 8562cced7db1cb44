// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.url.BackendUrl.Login;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.settings.SecretNames;
import io.maintenance.spi.NameSuggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All options of one store, each in one place. What ranks below the URL and is also in the URL is overridden by it: an
 * address on the command line may come with its own password, whatever the file says.
 */
final class OptionTable {

    private static final String PASSWORD = "password";
    private static final String PASSWORD_FILE = "password-file";

    private final StoreSection section;
    private final OptionVariables variables;
    private final SecretScrubber scrubber = new SecretScrubber();
    private final Map<String, BackendOption> options = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> overridden = new TreeSet<>();

    OptionTable(StoreSection section, OptionVariables variables) {
        this.section = section;
        this.variables = variables;
        BackendUrl url = section.url();
        if (url != null) {
            addLogin(url.login());
            url.parameters().forEach(this::addFromUrl);
        }
        section.leaves().forEach((name, given) -> add(new BackendOption(section.prefix(), name, given, false)));
        keepOnePassword();
        learnSecrets();
    }

    /** Returns what takes these secrets out of texts. */
    SecretScrubber scrubber() {
        return scrubber;
    }

    Map<String, BackendOption> options() {
        return options;
    }

    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        all.addAll(variables.problems());
        return all;
    }

    /** Adds the environment's value of an option that a backend asks for. What is read of every store is there already. */
    void lookUp(String name) {
        if (!SettingNames.BACKEND_LEAVES.contains(name)) {
            variables.find(section.prefix() + name).ifPresent(given -> addVariable(name, given));
        }
    }

    /** Adds the environment's options of an open group. */
    void lookUpGroup(String prefix) {
        int begin = section.prefix().length();
        variables.below(section.prefix() + prefix).forEach((key, given) -> addVariable(key.substring(begin), given));
    }

    private void learnSecrets() {
        options.values().stream()
                .filter(this::isSecret)
                .map(BackendOption::text)
                .forEach(scrubber::learn);
    }

    private void addVariable(String name, SettingValue given) {
        BackendOption option = new BackendOption(section.prefix(), name, given, false);
        BackendOption first = options.get(name);
        if (first == null || first.inUrl()) {
            add(option);
        } else if (first.given().precedence().compareTo(SourcePrecedence.ENVIRONMENT) < 0) {
            options.put(name, option);
        }
        learnSecrets();
    }

    /** Returns the options that the environment gives. */
    Map<String, SettingValue> ofEnvironment() {
        Map<String, SettingValue> found = new TreeMap<>();
        options.values().stream()
                .filter(option -> !option.inUrl() && option.given().precedence() == SourcePrecedence.ENVIRONMENT)
                .forEach(option -> found.put(section.prefix() + option.name(), option.given()));
        return found;
    }

    /** Tells whether no message may show the value of this option. */
    boolean isSecret(BackendOption option) {
        Set<String> given = new TreeSet<>();
        options.values().stream().filter(other -> !other.text().isEmpty()).forEach(other -> given.add(other.name()));
        return SecretNames.isSecret(option.name(), given);
    }

    /** Returns the names of options that are set, and again in the URL, which was chosen above them. */
    Set<String> overridden() {
        return overridden;
    }

    /**
     * Tells whether the option may be left alone by a backend that does not know it: the URL was chosen above it, and it is what
     * any store may have, or was meant for the store of a URL that this one took the place of. A typing error for what the
     * backend knows is none of these.
     */
    boolean isOverruled(BackendOption option, Collection<String> known) {
        boolean ofAny = SettingNames.BACKEND_LEAVES.contains(option.name());
        boolean ofAnother = !option.inUrl()
                && option.given().precedence().compareTo(section.given().replaced()) <= 0;
        boolean typo = NameSuggestion.typo(option.name(), known).isPresent();
        return isBelowUrl(option) && (ofAny || (ofAnother && !typo));
    }

    private void addLogin(Login login) {
        addFromUrl("user", login.user());
        addFromUrl(PASSWORD, login.password());
    }

    private void addFromUrl(String name, @Nullable String value) {
        if (value != null) {
            SettingValue given = new SettingValue(
                    value, section.given().origin(), section.given().precedence());
            add(new BackendOption(section.prefix(), name, given, true));
        }
    }

    private void add(BackendOption option) {
        BackendOption first = options.putIfAbsent(option.name(), option);
        if (first != null && isBelowUrl(option)) {
            overridden.add(option.name());
        } else if (first != null) {
            problems.add(twice("the option " + option.name(), first, option));
        }
    }

    private void keepOnePassword() {
        BackendOption password = options.get(PASSWORD);
        BackendOption file = options.get(PASSWORD_FILE);
        if (password == null || file == null) {
            return;
        }
        if (password.inUrl() && isBelowUrl(file)) {
            override(PASSWORD_FILE);
        } else if (file.inUrl() && isBelowUrl(password)) {
            override(PASSWORD);
        } else {
            problems.add(twice("the password", password, file));
        }
    }

    private void override(String name) {
        options.remove(name);
        overridden.add(name);
    }

    private boolean isBelowUrl(BackendOption option) {
        return !option.inUrl()
                && option.given().precedence().compareTo(section.given().precedence()) < 0;
    }

    private static String twice(String what, BackendOption first, BackendOption second) {
        return what + " is given in " + first.setting() + " (" + first.given().origin() + ") and in " + second.setting()
                + " (" + second.given().origin() + "): keep one";
    }
}
