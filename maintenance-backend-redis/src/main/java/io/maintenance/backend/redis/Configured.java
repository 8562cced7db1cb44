// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is configured, checked. */
final class Configured {

    private static final int PORT = 6379;
    private static final int DATABASE = 14;
    private static final String TRUST_STORE = "trust-store";
    private static final String KEY_STORE = "key-store";
    private static final String EXAMPLE = "write redis://host:6379/14";

    private final BackendOptions options;
    private final List<HostPort> hosts;
    private final int database;
    private final Access access;

    private Configured(BackendOptions options) {
        this.options = options;
        this.hosts = options.hosts(PORT);
        this.database = database(options);
        String user = options.user().orElse(null);
        options.password(); // a file that cannot be read is a mistake of the configuration
        this.access = new Access(user, options::password, tls(options), options.timeout());
        if (hosts.isEmpty()) {
            options.problem("", "the host is missing; " + EXAMPLE);
        } else if (hosts.size() > 1) {
            options.problem("", "this names " + hosts.size() + " hosts, and one is all it can use; " + EXAMPLE);
        }
        options.finish();
    }

    /** Reads the options; all that is wrong is reported together. */
    static Configured read(BackendOptions options) {
        return new Configured(options);
    }

    MaintenanceBackend open() {
        Lines.prepare();
        Names names = new Names(options.namespace());
        Lines lines = new Lines(new FixedRoute(hosts.get(0)), access, database, names.client());
        OwnServer server = new OwnServer(lines, address());
        return new RedisBackend(names, server, new Deadline(options.timeout(), server::progress, Failure::of));
    }

    private String address() {
        return options.scheme() + "://" + hosts.get(0) + "/" + database;
    }

    private static int database(BackendOptions options) {
        String path = options.path();
        if (path.isEmpty() || path.equals("/")) {
            return DATABASE;
        }
        if (path.matches("/[0-9]{1,6}")) {
            return Integer.parseInt(path.substring(1));
        }
        options.problem("", "what follows the host is the number of a database, such as /14");
        return DATABASE;
    }

    private static @Nullable Tls tls(BackendOptions options) {
        Store trust = store(options, TRUST_STORE);
        Store identity = store(options, KEY_STORE);
        boolean encrypted = options.scheme().startsWith("rediss");
        if (!encrypted && (trust != null || identity != null)) {
            options.problem(trust == null ? KEY_STORE : TRUST_STORE, "it is for TLS: write rediss: in place of redis:");
        }
        return encrypted ? new Tls(trust, identity) : null;
    }

    private static @Nullable Store store(BackendOptions options, String name) {
        Optional<Path> file = options.file(name);
        Optional<Path> password = options.file(name + "-password-file");
        if (file.isEmpty()) {
            password.ifPresent(
                    there -> options.problem(name + "-password-file", "there is no " + name + " that it opens"));
            return null;
        }
        Store store = new Store(file.get(), password.orElse(null));
        try {
            new Tls(name.equals(TRUST_STORE) ? store : null, name.equals(KEY_STORE) ? store : null).context();
        } catch (IOException e) {
            options.problem(name, "it cannot be used: " + e.getMessage());
        }
        return store;
    }
}
