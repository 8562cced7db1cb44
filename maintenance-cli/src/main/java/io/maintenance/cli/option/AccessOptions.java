// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.address.AddressRange;
import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who is let through while maintenance is on. */
public final class AccessOptions {

    private static final int LONGEST_SECRET_FILE = 4_096;

    @Option(names = {"--ip", "--allow"})
    @Nullable
    List<String> ips;

    @Option(names = "--allow-me")
    boolean allowMe;

    @Option(names = "--with-secret")
    boolean withSecret;

    @Option(names = "--secret-file")
    @Nullable
    String secretFile;

    /** Reads the options. A secret is generated last, after everything else was found to be valid. */
    public AccessSettings read(boolean quiet, boolean dryRun) {
        AddressArguments list = ips == null ? null : AddressArguments.orNone("--ip", ips);
        AddressRange sessionAddress = allowMe ? SshSession.clientAddress(System.getenv()) : null;
        if (withSecret && secretFile != null) {
            throw new UsageException("--with-secret makes a secret, --secret-file brings one: give one of them.");
        }
        if (withSecret && quiet) {
            throw new UsageException("--quiet would hide the secret that --with-secret makes: leave one of them out.");
        }
        if (secretFile != null) {
            return new AccessSettings(
                    list, sessionAddress, null, secretOf(secretFile).attributes());
        }
        BypassSecret generated = withSecret ? BypassSecret.generate() : null;
        Map<String, String> attributes = generated == null ? Map.of() : generated.attributes();
        return new AccessSettings(list, sessionAddress, dryRun ? null : generated, attributes);
    }

    private static BypassSecret secretOf(String file) {
        try {
            return BypassSecret.of(withoutLineEnd(file.equals("-") ? text(System.in) : text(Path.of(file))));
        } catch (IOException e) {
            throw new UsageException("--secret-file: the secret cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--secret-file: " + e.getMessage());
        }
    }

    private static String withoutLineEnd(String text) {
        return text.replaceFirst("\r?\n\\z", "");
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(LONGEST_SECRET_FILE), StandardCharsets.UTF_8);
    }
}
