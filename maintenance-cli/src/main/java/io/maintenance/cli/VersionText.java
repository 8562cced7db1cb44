// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.cli.command.backends.BackendsReport;
import io.maintenance.spi.BackendCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}: the versions of the tool and of Java, and the backends that were found. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "maintenance " + ofTool(),
            "Java        " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            "backends    " + backends()
        };
    }

    private static String ofTool() throws IOException {
        try (InputStream text = VersionText.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static String backends() {
        BackendCatalog catalog = BackendCatalog.here();
        List<String> schemes = new ArrayList<>();
        catalog.entries().forEach(backend -> schemes.addAll(backend.schemes()));
        BackendsReport.broken(catalog).forEach(broken -> schemes.add("(" + broken + ")"));
        return schemes.isEmpty() ? "none" : String.join(", ", schemes);
    }
}
