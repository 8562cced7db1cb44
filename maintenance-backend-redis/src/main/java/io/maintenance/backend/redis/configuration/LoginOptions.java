// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.configuration;

import io.maintenance.backend.redis.connection.ConnectionSettings;
import io.maintenance.backend.redis.tls.KeyStoreFile;
import io.maintenance.backend.redis.tls.TlsSettings;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Secret;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options of a login and of TLS: who we are, and whom we trust. */
final class LoginOptions {

    private static final String TRUST_STORE = "trust-store";
    private static final String KEY_STORE = "key-store";
    private static final String SENTINEL_USER = "sentinel-user";
    private static final String SENTINEL_PASSWORD_FILE = "sentinel-password-file";
    private static final String PASSWORD_FILE_SUFFIX = "-password-file";

    private LoginOptions() {}

    static ConnectionSettings settings(BackendOptions options) {
        String user = options.user().orElse(null);
        boolean hasPassword = options.password().isPresent(); // and a file that cannot be read is a mistake
        if (user != null && !hasPassword) {
            options.problem(
                    "user", "a user without a password cannot log in: add password-file, or leave the user out");
        }
        // A step may take longer than the call, so that it is the call that ends, and says what it was doing.
        return new ConnectionSettings(
                user, options::password, tls(options), options.timeout().multipliedBy(2));
    }

    /** Sentinels have users of their own, often none; half the time is left for another one if the first is away. */
    static ConnectionSettings sentinelSettings(BackendOptions options, ConnectionSettings toServer) {
        String user = options.text(SENTINEL_USER, "");
        Optional<Supplier<Secret>> password = SecretFile.option(options, SENTINEL_PASSWORD_FILE);
        if (!user.isEmpty() && password.isEmpty()) {
            options.problem(SENTINEL_USER, "a user without a password cannot log in: add " + SENTINEL_PASSWORD_FILE);
        }
        return new ConnectionSettings(
                user.isEmpty() ? null : user,
                () -> password.map(Supplier::get),
                toServer.tls(),
                options.timeout().dividedBy(2));
    }

    private static @Nullable TlsSettings tls(BackendOptions options) {
        KeyStoreFile trust = store(options, TRUST_STORE);
        KeyStoreFile identity = store(options, KEY_STORE);
        if (RedisTopology.isEncrypted(options.scheme())) {
            return new TlsSettings(trust, identity);
        }
        if (trust != null || identity != null) {
            options.problem(
                    trust == null ? KEY_STORE : TRUST_STORE,
                    "it is for TLS: write rediss: in place of redis:, or valkeys: in place of valkey:");
        }
        return null;
    }

    private static @Nullable KeyStoreFile store(BackendOptions options, String name) {
        Optional<Path> file = options.file(name);
        Optional<Path> password = options.file(name + PASSWORD_FILE_SUFFIX);
        if (file.isEmpty()) {
            password.ifPresent(
                    there -> options.problem(name + PASSWORD_FILE_SUFFIX, "there is no " + name + " that it opens"));
            return null;
        }
        KeyStoreFile store = new KeyStoreFile(file.get(), password.orElse(null));
        try {
            new TlsSettings(name.equals(TRUST_STORE) ? store : null, name.equals(KEY_STORE) ? store : null).context();
        } catch (IOException e) {
            options.problem(name, "it cannot be used: " + SecretFile.reason(e));
        }
        return store;
    }
}
