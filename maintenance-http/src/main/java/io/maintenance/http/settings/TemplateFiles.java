// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.SettingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that the page can be made from. Immutable; each is read anew whenever its text is asked for.
 *
 * @param usual the file for everybody who names none, or {@code null}: the built-in template
 * @param directory where those are that an activation can name, or {@code null}: none can be named
 */
public record TemplateFiles(@Nullable Path usual, @Nullable Path directory) {

    private static final String ENDING = ".html";
    private static final int LONGEST_SHOWN = 64;

    /**
     * Checks the name of a template: it is never a path.
     *
     * @throws IllegalArgumentException that says what is allowed
     */
    public static String requireName(String name) {
        try {
            return SettingType.slug().parse(name);
        } catch (IllegalArgumentException e) {
            String shown =
                    name.substring(0, Math.min(name.length(), LONGEST_SHOWN)).replaceAll("[^ -~]", "?");
            throw new IllegalArgumentException(
                    "'" + shown + "' is no name of a template: " + e.getMessage() + ", without the ending .html", e);
        }
    }

    /**
     * Returns the text of the template with this name.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be read; the message says why
     */
    String named(String name) {
        String file = requireName(name) + ENDING;
        if (directory == null) {
            throw new IllegalArgumentException(HttpSettingNames.PAGE_TEMPLATES + " is not set");
        }
        return PageSettings.content(directory.resolve(file));
    }

    /** Returns the names of the templates that are there, sorted; none if the directory cannot be read. */
    List<String> names() {
        if (directory == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(SettingType.slug()::accepts)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // then those that an activation names are missing, and are said to be
        }
    }
}
