// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Secret;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options that say who we are, and whom we trust. */
final class LoginOptions {

    private static final String TRUST_STORE = "trust-store";
    private static final String KEY_STORE = "key-store";
    private static final String SENTINEL_USER = "sentinel-user";
    private static final String SENTINEL_PASSWORD_FILE = "sentinel-password-file";
    private static final String PASSWORD_FILE_SUFFIX = "-password-file";

    private LoginOptions() {}

    static Access access(BackendOptions options) {
        String user = options.user().orElse(null);
        boolean hasPassword = options.password().isPresent(); // and a file that cannot be read is a mistake
        if (user != null && !hasPassword) {
            options.problem(
                    "user", "a user without a password cannot log in: add password-file, or leave the user out");
        }
        // A step may take longer than the call, so that it is the call that ends, and says what it was doing.
        return new Access(
                user, options::password, tls(options), options.timeout().multipliedBy(2));
    }

    /** Sentinels have users of their own, often none; half the time is left for another one if the first is away. */
    static Access sentinelAccess(BackendOptions options, Access toServer) {
        String user = options.text(SENTINEL_USER, "");
        Optional<Supplier<Secret>> password = SecretFile.option(options, SENTINEL_PASSWORD_FILE);
        if (!user.isEmpty() && password.isEmpty()) {
            options.problem(SENTINEL_USER, "a user without a password cannot log in: add " + SENTINEL_PASSWORD_FILE);
        }
        return new Access(
                user.isEmpty() ? null : user,
                () -> password.map(Supplier::get),
                toServer.tls(),
                options.timeout().dividedBy(2));
    }

    private static @Nullable Tls tls(BackendOptions options) {
        Store trust = store(options, TRUST_STORE);
        Store identity = store(options, KEY_STORE);
        if (Topology.isEncrypted(options.scheme())) {
            return new Tls(trust, identity);
        }
        if (trust != null || identity != null) {
            options.problem(
                    trust == null ? KEY_STORE : TRUST_STORE,
                    "it is for TLS: write rediss: in place of redis:, or valkeys: in place of valkey:");
        }
        return null;
    }

    private static @Nullable Store store(BackendOptions options, String name) {
        Optional<Path> file = options.file(name);
        Optional<Path> password = options.file(name + PASSWORD_FILE_SUFFIX);
        if (file.isEmpty()) {
            password.ifPresent(
                    there -> options.problem(name + PASSWORD_FILE_SUFFIX, "there is no " + name + " that it opens"));
            return null;
        }
        Store store = new Store(file.get(), password.orElse(null));
        try {
            new Tls(name.equals(TRUST_STORE) ? store : null, name.equals(KEY_STORE) ? store : null).context();
        } catch (IOException e) {
            options.problem(name, "it cannot be used: " + SecretFile.reason(e));
        }
        return store;
    }
}
