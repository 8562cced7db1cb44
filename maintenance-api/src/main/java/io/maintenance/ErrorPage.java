// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The page that explains errors. Where it is, is the property {@code project.errors} of the build. */
final class ErrorPage {

    private static final String ADDRESS = address();

    private ErrorPage() {}

    /** Returns the address of a section of the page. */
    static String section(String name) {
        return ADDRESS + "#" + name;
    }

    private static String address() {
        Properties build = new Properties();
        try (InputStream text = ErrorPage.class.getResourceAsStream("build.properties")) {
            build.load(Objects.requireNonNull(text, "build.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return build.getProperty("errors");
    }
}
