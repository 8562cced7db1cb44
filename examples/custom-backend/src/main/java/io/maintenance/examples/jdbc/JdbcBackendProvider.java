// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.jdbc;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * Opens {@code example-jdbc:} and what follows {@code jdbc:} in a database's URL: {@code example-jdbc:postgresql://db/shop}.
 * Options {@code driver.NAME} go to the driver. The text's column is a BLOB in H2, BYTEA in PostgreSQL, LONGBLOB in MySQL.
 */
@NullMarked
public final class JdbcBackendProvider implements MaintenanceBackendProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("example-jdbc");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        String url = "jdbc:" + options.path();
        if (!url.matches("jdbc:\\w+:.+")) {
            options.problem("", "write what follows jdbc: in the database's URL, such as example-jdbc:h2:mem:NAME");
        }
        Properties settings = new Properties();
        settings.putAll(options.prefixed("driver."));
        options.user().ifPresent(user -> settings.setProperty("user", user));
        options.password().ifPresent(secret -> settings.setProperty("password", String.valueOf(secret.reveal())));
        options.finish();
        return new JdbcBackend(() -> DriverManager.getConnection(url, settings), options);
    }
}
