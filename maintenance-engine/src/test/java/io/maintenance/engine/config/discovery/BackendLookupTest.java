// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendLookupTest {

    @TempDir
    private Path directory;

    @Test
    void severalLoadersAreOneClassPath() throws IOException {
        Path redis = jar("Redis", "redis", "redis.jar");
        Path file = jar("File", "file", "file.jar");
        try (URLClassLoader first = ProviderJar.loader(redis);
                URLClassLoader second = ProviderJar.loader(file)) {
            assertThat(BackendLookup.among(List.of(first, second, getClass().getClassLoader()))
                            .schemes())
                    .containsExactly("file", "memory", "redis");
        }
    }

    @Test
    void oneJarInTwoLoadersIsOneProvider() throws IOException {
        Path jar = jar("Redis", "redis", "redis.jar");
        try (URLClassLoader first = ProviderJar.loader(jar);
                URLClassLoader second = ProviderJar.loader(jar)) {
            BackendLookup lookup = BackendLookup.among(List.of(first, second));

            assertThat(lookup.provider("redis").getClass().getClassLoader()).isSameAs(first);
        }
    }

    @Test
    void twoProvidersForASchemeAreNamedWithTheirJars() throws IOException {
        Path one = jar("One", "redis", "one.jar");
        Path two = jar("Two", "redis", "two.jar");
        try (URLClassLoader loader = ProviderJar.loader(one, two)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BackendLookup.among(List.of(loader)).provider("redis"))
                    .withMessageContaining("jars.One in " + one)
                    .withMessageContaining("jars.Two in " + two);
        }
    }

    @Test
    void oneClassInTwoJarsOfTwoLoadersIsNamedToo() throws IOException {
        Path old = jar("Redis", "redis", "old.jar");
        Path current = jar("Redis", "redis", "current.jar");
        try (URLClassLoader first = ProviderJar.loader(old);
                URLClassLoader second = ProviderJar.loader(current)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> BackendLookup.among(List.of(first, second)).provider("redis"))
                    .withMessageContaining(old.toString())
                    .withMessageContaining(current.toString());
        }
    }

    @Test
    void brokenJarsHideNoOtherAndAreListedWhenTheSchemeIsMissing() throws IOException {
        Path absent = new ProviderJar(directory).service("jars.NotThere").as("absent.jar");
        Path failing = new ProviderJar(directory)
                .provider("Failing", "failing", "", "if (true) throw new IllegalStateException(\"no licence\");")
                .as("failing.jar");
        Path malformed = new ProviderJar(directory).service("this is no name").as("malformed.jar");
        Path foreign = new ProviderJar(directory)
                .compile("Foreign", "package jars; public class Foreign {}")
                .service("jars.Foreign")
                .as("foreign.jar");
        Path corrupt = Files.writeString(directory.resolve("corrupt.jar"), "not a jar");
        Path whole = jar("Redis", "redis", "whole.jar");
        try (URLClassLoader loader =
                ProviderJar.loader(absent, failing, malformed, foreign, corrupt, superclassMissing(), whole)) {
            BackendLookup lookup = BackendLookup.among(List.of(loader));

            assertThat(lookup.provider("redis").getClass().getName()).isEqualTo("jars.Redis");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lookup.provider("failing"))
                    .withMessageContaining("jars.NotThere not found")
                    .withMessageContaining("no licence")
                    .withMessageContaining("jars/Driver")
                    .withMessageContaining("malformed.jar")
                    .withMessageContaining("jars.Foreign not a subtype");
        }
    }

    @Test
    void aMissingBackendIsNamedWithItsArtifactOrTheNearestScheme() {
        BackendLookup lookup = BackendLookup.among(List.of(getClass().getClassLoader()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookup.provider("redis+sentinel"))
                .withMessageContaining("add io.maintenance:maintenance-backend-redis")
                .withMessageContaining("on the class path: ")
                .withMessageContaining("memory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookup.provider("redsi"))
                .withMessageContaining("did you mean redis?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookup.provider("zookeeper"))
                .withMessageContaining("add the backend's jar");
    }

    @Test
    void aProviderThatNoListNamesIsFoundIfTheSwitchNeedsIt() throws IOException {
        Path one = new ProviderJar(directory)
                .embedded()
                .compile("Foreign", "package jars; public class Foreign {}")
                .as("one.jar");
        try (URLClassLoader loader = ProviderJar.loader(one)) {
            BackendLookup lookup = BackendLookup.among(List.of(loader));

            assertThat(lookup.provider("file").getClass().getName())
                    .isEqualTo("io.maintenance.backend.file.FileBackendProvider");
        }
    }

    @Test
    void aClassThatNoListNamesIsSaidToNeedMergedLists() throws IOException {
        Path one = new ProviderJar(directory)
                .entry("io/maintenance/backend/redis/RedisBackendProvider.class")
                .as("one.jar");
        try (URLClassLoader loader = ProviderJar.loader(one)) {
            BackendLookup lookup = BackendLookup.among(List.of(loader));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lookup.provider("redis"))
                    .withMessageContaining("io.maintenance.backend.redis.RedisBackendProvider is there, but no"
                            + " META-INF/services/io.maintenance.spi.MaintenanceBackendProvider names it")
                    .withMessageContaining("merged")
                    .withMessageNotContaining("add io.maintenance");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redis+tls, rediss:",
        "valkey-ssl, valkeys:",
        "redis-sentinel, redis+sentinel:",
        "redis-cluster, redis+cluster:",
        "keydb, redis:",
        "memcache, memcached:",
        "ehcache, jcache:ehcache/maintenance",
        "Hazelcast, jcache:hazelcast-client/maintenance",
        "jsr107, jcache:PROVIDER/CACHE",
        "inmemory, memory:NAME",
        "valkeyy, valkey?"
    })
    void whatOthersCallAStoreIsUnderstood(String scheme, String meant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendLookup.among(List.of()).provider(scheme))
                .withMessageContaining("did you mean " + meant);
    }

    private Path superclassMissing() {
        return new ProviderJar(directory)
                .compile("Driver", "package jars; public class Driver {}")
                .compile("Orphan", "package jars; public class Orphan extends Driver {}")
                .service("jars.Orphan")
                .without("Driver")
                .as("orphan.jar");
    }

    private Path jar(String name, String scheme, String file) {
        return new ProviderJar(directory).provider(name, scheme, "").as(file);
    }
}
