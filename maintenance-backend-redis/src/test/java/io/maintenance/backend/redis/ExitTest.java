// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.tck.TestServer;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program that never closes its switch. */
@Tag("slow")
class ExitTest {

    @RegisterExtension
    static final TestServer redis = TestServer.redis();

    /** What the program does. */
    static final class Forgetful {

        private Forgetful() {}

        public static void main(String[] args) {
            MaintenanceMode maintenance = MaintenanceMode.builder()
                    .namespace("forgetful")
                    .backend(args[0])
                    .noFallback()
                    .open();
            maintenance.synchronize();
            System.out.println("on: " + maintenance.isOn() + ", "
                    + maintenance.health().stores().get(0).state());
        }
    }

    @Test
    void aProgramThatClosesNothingStillEnds() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Forgetful.class.getName(),
                        "redis://" + redis.address())
                .redirectErrorStream(true)
                .start();
        try {
            boolean ended = program.waitFor(60, TimeUnit.SECONDS);

            String said = new String(program.getInputStream().readNBytes(10_000), StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(said).contains("on: false, UP");
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    private static String classPath() {
        Stream<Class<?>> types = List.of(
                        ExitTest.class.getName(),
                        RedisBackend.class.getName(),
                        MaintenanceMode.class.getName(),
                        MaintenanceMode.builder().getClass().getName(), // of the engine, which is found at run time
                        "redis.clients.jedis.Jedis",
                        "redis.clients.authentication.core.Token",
                        "org.apache.commons.pool2.impl.GenericObjectPool",
                        "org.slf4j.Logger")
                .stream()
                .map(ExitTest::type);
        return types.map(ExitTest::root).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the directory or jar that holds a class, also where this JVM has patched it into a module. */
    private static String root(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource("/" + name));
        String root = url.substring(0, url.length() - name.length() - 1);
        return Path.of(URI.create(root.startsWith("jar:") ? root.substring(4, root.length() - 1) : root))
                .toString();
    }
}
