// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.settings.RedactedText;
import io.maintenance.spi.NameSuggestion;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Judges the names that stand in a source. What is said of a name that is none of ours depends on whose the source is: our file
 * holds nothing else, while a system property may be another's.
 */
public final class UnknownNames {

    /** A shorter one, without our prefix, resembles too many. */
    private static final int SHORTEST = 7;

    /** A URL that leads to no page. */
    private static final Pattern STORE = Pattern.compile("(?i)(?!https?:|mailto:)[a-z][a-z0-9+.-]+:");

    private static final String OURS = "maintenance";

    private final SettingGroups groups;
    private final ConfigurationProblems problems;

    /** Creates a judge of names that notes what is wrong in {@code problems}. */
    public UnknownNames(SettingGroups groups, ConfigurationProblems problems) {
        this.groups = groups;
        this.problems = problems;
    }

    ConfigurationProblems problems() {
        return problems;
    }

    /** Tells whether a name is one of ours, or a typing error for one: then the file that holds it is ours. */
    boolean isNearlyOurs(String key, String value) {
        String name = prefixed(key);
        boolean likely = key.length() >= SHORTEST;
        return likely
                && (isKnown(name)
                        || name.equals(SettingNames.CONFIG)
                        || typo(name, value).isPresent());
    }

    /** Tells whether a file may hold this name, where everything is ours; otherwise notes a problem. */
    boolean isAcceptedInFile(String key, SettingValue given) {
        if (key.startsWith(SettingNames.PREFIX)) {
            return isAccepted(key, given);
        }
        // A name that resembles none of ours may be a line of a secret that was broken in two: it is not shown.
        Optional<String> meant = typo(prefixed(key), given.text()).or(() -> NameSuggestion.typo(key, SettingNames.ALL));
        problems.add(meant.map(name -> notASetting(key, given) + "did you mean " + name + "?")
                .orElseGet(() -> "a line is not a setting (" + given.origin()
                        + "): every line is a comment or maintenance.NAME=VALUE, such as " + SettingNames.NAMESPACE
                        + "=shop"));
        return false;
    }

    /** Tells whether a source may hold this name, which begins with our prefix; otherwise says what is wrong with it. */
    boolean isAccepted(String key, SettingValue given) {
        if (isKnown(key)) {
            return true;
        }
        if (key.equals(SettingNames.CONFIG)) {
            return isConfigAccepted(given);
        }
        Optional<String> meant = typo(key, given.text());
        if (meant.isPresent()) {
            problems.add(notASetting(key, given) + "did you mean " + meant.get() + "?");
            return false;
        }
        if (isOfAnotherGroup(key)) {
            problems.remark(RedactedText.line(key) + " (" + given.origin()
                    + ") belongs to a module that is not here: it is left to that");
            return true;
        }
        String nearest = notASetting(key, given) + "the nearest name is "
                + NameSuggestion.nearest(key, SettingNames.ALL).orElseThrow();
        if (given.precedence() == SourcePrecedence.SYSTEM) {
            problems.warn(nearest + "; it has no effect");
        } else {
            problems.add(nearest);
        }
        return false;
    }

    /** Tells whether the name is that of a group which nothing here declares: it may have any settings, empty ones too. */
    boolean isUndeclared(String key) {
        return !isKnown(key) && isOfAnotherGroup(key);
    }

    private boolean isKnown(String key) {
        return SettingNames.isKnown(key) || (isOfAnotherGroup(key) && groups.declare(key));
    }

    private static boolean isOfAnotherGroup(String key) {
        return key.matches("maintenance\\.[A-Za-z0-9_-]+\\..+");
    }

    private boolean isConfigAccepted(SettingValue given) {
        boolean ours = given.precedence() == SourcePrecedence.SYSTEM;
        if (!ours) {
            problems.add(SettingNames.CONFIG + " is read as a system property or from the variable "
                    + SettingNames.variable(SettingNames.CONFIG) + " only, not here (" + given.origin()
                    + "): remove it");
        }
        return ours;
    }

    /** Returns what was probably meant: a whole name, or a name in one of the groups. */
    private Optional<String> typo(String key, String value) {
        Optional<String> name = NameSuggestion.typo(key, SettingNames.ALL);
        if (name.isPresent()) {
            return name;
        }
        if (key.equals(SettingNames.group(SettingNames.BACKEND))
                || key.equals(SettingNames.group(SettingNames.FALLBACK))) {
            return Optional.of(key + ".url");
        }
        int dot = key.indexOf('.', SettingNames.PREFIX.length());
        if (dot < 0) {
            return Optional.empty();
        }
        return key.endsWith(".url") && STORE.matcher(value).lookingAt()
                ? Optional.of(SettingNames.BACKEND_URL)
                : NameSuggestion.typo(key.substring(0, dot), prefixes()).map(group -> group + key.substring(dot));
    }

    private Collection<String> prefixes() {
        Collection<String> all = new TreeSet<>(groups.prefixes());
        all.addAll(SettingNames.GROUPS);
        return all.stream().map(SettingNames::group).toList();
    }

    /** Returns a name with our prefix, which may have been left out or misspelt. */
    private static String prefixed(String key) {
        int dot = key.indexOf('.');
        String first = dot < 0 ? "" : key.substring(0, dot);
        return SettingNames.PREFIX + (NameSuggestion.isTypo(first, OURS) ? key.substring(dot + 1) : key);
    }

    private static String notASetting(String key, SettingValue given) {
        return RedactedText.line(key) + " is not a setting (" + given.origin() + "): ";
    }
}
