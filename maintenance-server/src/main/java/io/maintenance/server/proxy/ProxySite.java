// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.proxy;

import io.maintenance.SettingType;
import io.maintenance.server.ServerAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy stands before. Nothing in it has a meaning of its own in a configuration file.
 *
 * @param listen where the proxy listens
 * @param application where the application listens, which knows nothing of us
 * @param server where {@code maintenance serve} listens
 * @param mirror the directory with the mirrors of the server; {@code null}: the proxy asks the server
 * @param scope the scope that the site belongs to; {@code null}: as {@code maintenance.http.scopes} says
 * @param open whether visitors reach the application when nothing is known, else they are held back
 */
public record ProxySite(
        ServerAddress listen,
        ServerAddress application,
        ServerAddress server,
        @Nullable Path mirror,
        @Nullable String scope,
        boolean open) {

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/._+-]*");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public ProxySite {
        Objects.requireNonNull(listen, "listen");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(server, "server");
        if (mirror != null && !PATH.matcher(mirror.toString()).matches()) {
            throw new IllegalArgumentException(
                    "--mirror is an absolute path of letters, digits and / . _ + -, which mean"
                            + " nothing in a configuration, and not '" + mirror + "'");
        }
        if (scope != null) {
            check(scope);
        }
    }

    private static void check(String scope) {
        try {
            String ignored = SettingType.slug().parse(scope);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--scope: " + e.getMessage(), e);
        }
    }
}
