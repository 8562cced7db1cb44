// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command learns a backend from one jar that is put into its {@code lib}. */
@Tag("slow")
class DropInIT {

    private static final Path HOUSE = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    private Path home;

    /** What the distribution brings for these backends is what a third party's would lack. */
    private static boolean isOf(String jar) {
        return Stream.of(
                        "maintenance-backend-redis",
                        "maintenance-backend-memcached",
                        "jedis",
                        "spymemcached",
                        "commons-pool")
                .anyMatch(jar::startsWith);
    }

    @BeforeEach
    void install() throws IOException {
        Path built = HOUSE.resolve("maintenance-cli/target/dist");
        home = directory.resolve("dist");
        try (Stream<Path> all = Files.walk(built)) {
            for (Path path :
                    all.filter(each -> !isOf(each.getFileName().toString())).toList()) {
                Files.copy(path, home.resolve(built.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "memcached"})
    void oneJarIsEnough(String backend) throws IOException {
        try (TrialStore store = TrialStores.open(backend)) {
            CommandRun without = run(store, "enable");
            assertThat(without.exit()).as("%s", without).isEqualTo(2);
            assertThat(without.text()).contains("maintenance-backend-" + backend);

            drop("maintenance-backend-" + backend);
            assertThat(run(store, "enable").exit()).isZero();
            CommandRun status = run(store, "status");
            assertThat(status.text()).contains("is active");
            try (Deployment deployment = new Deployment(store, directory, "dropped").with(1, Map.of())) {
                assertThat(deployment.node(0).isOn()).isTrue();
            }
        }
    }

    private CommandRun run(TrialStore store, String what) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/maintenance").toString(), what));
        command.addAll(List.of("--backend", store.url(), "--namespace", "dropped"));
        return CommandRun.run(directory, command);
    }

    private void drop(String module) throws IOException {
        try (Stream<Path> jars = Files.list(HOUSE.resolve(module).resolve("target"))) {
            Path jar = jars.filter(each -> each.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, home.resolve("lib").resolve(jar.getFileName()));
        }
    }
}
