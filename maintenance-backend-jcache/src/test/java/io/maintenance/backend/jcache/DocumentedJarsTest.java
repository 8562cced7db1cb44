// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars that the page names for the command are all that a provider needs beside the distribution. */
class DocumentedJarsTest {

    /** What the distribution has, and the classes of this module and its tests. */
    private static final Pattern DISTRIBUTION =
            Pattern.compile("/target/|/maintenance-[a-z-]+-[^/]+\\.jar$|/(cache-api|slf4j-api|slf4j-nop)-[^/]+\\.jar$");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void areEnoughForEhcache() throws Exception {
        assertThat(enabled("`ehcache`", "jcache:ehcache/maintenance")).contains("enabled COMMITTED");
    }

    @Test
    void areEnoughForAFileOfEhcache() throws Exception {
        Path file = DocumentedFile.write(
                directory,
                "ehcache.xml",
                "/var/lib/shop/ehcache",
                directory.resolve("data").toString());

        assertThat(enabled("`ehcache` with an XML file", "jcache:ehcache/maintenance?manager=" + file.toUri()))
                .contains("enabled COMMITTED");
    }

    @Test
    void areEnoughForCaffeine() throws Exception {
        assertThat(enabled("`caffeine`", "jcache:caffeine/maintenance")).contains("enabled COMMITTED");
    }

    /** Turns a switch on in a process that has these jars alone, and returns what that printed. */
    private String enabled(String provider, String url) throws IOException, InterruptedException {
        Path input = Files.writeString(directory.resolve("words"), "enable\nclose\n");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(jars(provider)),
                        SwitchProcess.class.getName(),
                        url)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static String classPath(List<String> jars) {
        List<String> own = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        assertThat(own.stream().map(entry -> Path.of(entry).getFileName().toString()))
                .containsAll(jars);
        return own.stream()
                .filter(entry -> DISTRIBUTION.matcher(entry).find()
                        || jars.contains(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> jars(String provider) throws IOException {
        String row = Files.readString(Path.of("../docs/jcache.md"))
                .lines()
                .filter(line -> line.startsWith("| " + provider + " |") && line.contains(".jar`"))
                .findFirst()
                .orElseThrow();
        return Stream.of(row.split("`", -1))
                .filter(word -> word.endsWith(".jar"))
                .toList();
    }
}
