// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the tool, the Java it runs on, and the backends that were found. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "maintenance " + ofTool(),
            "Java        " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            "backends    " + backends()
        };
    }

    private static String ofTool() throws IOException {
        try (InputStream text = Version.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static String backends() {
        Backends backends = Backends.here();
        List<String> schemes = new ArrayList<>();
        backends.found().forEach(backend -> schemes.addAll(backend.schemes()));
        backends.broken().forEach(broken -> schemes.add("(" + broken + ")"));
        return schemes.isEmpty() ? "none" : String.join(", ", schemes);
    }
}
