// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.ActivationSpec;
import io.maintenance.AddressRange;
import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who gets in while maintenance is on, as options. */
final class WaysIn {

    private static final int LONGEST = 4_096;

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

    /**
     * What was read.
     *
     * @param list the new list, or {@code null}: it stays
     * @param me the address of this session, or {@code null}
     * @param generated the secret that was made, or {@code null}
     * @param attributes what the activation keeps of the secret
     */
    record Read(
            @Nullable AddressArguments list,
            @Nullable String me,
            @Nullable BypassSecret generated,
            Map<String, String> attributes) {

        /** Adds it to what is enabled. */
        void fill(ActivationSpec spec, List<AddressRange> present) {
            attributes.forEach(spec::attribute);
            if (list != null || me != null) {
                Stream<String> kept = list == null ? Documents.addresses(present).stream() : list.ranges().stream();
                spec.addresses(
                        Stream.concat(kept, Stream.ofNullable(me)).distinct().toList());
            }
        }

        /** Returns the secret that nobody has seen yet. */
        Optional<String> secret() {
            return Optional.ofNullable(generated).map(BypassSecret::reveal);
        }

        List<String> rewritten() {
            return list == null ? List.of() : list.rewritten();
        }
    }

    /** Reads the options; a secret is made last, when all else is right. */
    Read read(boolean quiet, boolean dryRun) {
        AddressArguments list = ips == null ? null : AddressArguments.orNone("--ip", ips);
        String me = allowMe ? SshClient.address(System.getenv()) : null;
        if (withSecret && secretFile != null) {
            throw new UsageException("--with-secret makes a secret, --secret-file brings one: give one of them.");
        }
        if (withSecret && quiet) {
            throw new UsageException("--quiet would hide the secret that --with-secret makes: leave one of them out.");
        }
        if (secretFile != null) {
            return new Read(list, me, null, own(secretFile).attributes());
        }
        BypassSecret generated = withSecret ? BypassSecret.generate() : null;
        Map<String, String> attributes = generated == null ? Map.of() : generated.attributes();
        return new Read(list, me, dryRun ? null : generated, attributes);
    }

    private static BypassSecret own(String file) {
        try {
            String text = file.equals("-") ? text(System.in) : text(Path.of(file));
            return BypassSecret.of(text.endsWith("\r\n") ? cut(text, 2) : text.endsWith("\n") ? cut(text, 1) : text);
        } catch (IOException e) {
            throw new UsageException("--secret-file: the secret cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--secret-file: " + e.getMessage());
        }
    }

    private static String cut(String text, int characters) {
        return text.substring(0, text.length() - characters);
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
}
