// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of a {@code file} URL as its parser would hand them over. */
final class GivenOptions implements BackendOptions {

    private final String path;
    private final List<HostPort> hosts;
    private final Duration timeout;
    private final List<String> problems = new ArrayList<>();

    GivenOptions(String path, List<HostPort> hosts, Duration timeout) {
        this.path = path;
        this.hosts = hosts;
        this.timeout = timeout;
    }

    static FileBackend open(Path directory) {
        return open(directory, Duration.ofMinutes(1));
    }

    static FileBackend open(Path directory, Duration timeout) {
        return (FileBackend) new FileBackendProvider().open(new GivenOptions(directory.toString(), List.of(), timeout));
    }

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public String namespace() {
        return "shop";
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public ClassLoader classLoader() {
        return GivenOptions.class.getClassLoader();
    }

    @Override
    public List<HostPort> hosts(int defaultPort) {
        return hosts;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<Secret> password() {
        return Optional.empty();
    }

    @Override
    public String text(String name, String byDefault) {
        return byDefault;
    }

    @Override
    public int number(String name, int byDefault, int min, int max) {
        return byDefault;
    }

    @Override
    public Duration duration(String name, Duration byDefault) {
        return byDefault;
    }

    @Override
    public boolean flag(String name, boolean byDefault) {
        return byDefault;
    }

    @Override
    public Optional<Path> file(String name) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> prefixed(String prefix) {
        return Map.of();
    }

    @Override
    public void problem(String option, String message) {
        problems.add(option + message);
    }

    @Override
    public void finish() {
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(problems);
        }
    }
}
