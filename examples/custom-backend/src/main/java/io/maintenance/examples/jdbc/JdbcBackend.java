// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.Damage;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The two entries as rows of a table that the database's owner has made. Each call has a connection of its own. */
@NullMarked
final class JdbcBackend implements MaintenanceBackend {

    private final Callable<Connection> source;
    private final String namespace;
    private final int timeout;
    private volatile boolean closed;

    private interface Query<T> {
        T on(Connection connection) throws Exception;
    }

    JdbcBackend(Callable<Connection> source, BackendOptions options) {
        this.source = source;
        this.namespace = options.namespace();
        this.timeout = (int) options.timeout().toMillis();
    }

    @Override
    public Map<StorageKey, String> read() {
        return call("reading", connection -> {
            Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
            String sql = "SELECT name, hash, text FROM maintenance_entry WHERE namespace = ?";
            try (PreparedStatement select = prepare(connection, sql, namespace);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] bytes = row.getBytes("text"); // '' is NULL in Oracle
                    String text = bytes == null ? "" : new String(bytes, UTF_8);
                    String hash = row.getString("hash");
                    boolean whole = hash(text).equals(hash);
                    String seen = whole ? text : new Damage("holds a text that does not fit its hash", hash).text();
                    texts.put(StorageKey.valueOf(row.getString("name")), seen);
                }
            }
            return texts;
        });
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        return call("writing", connection -> {
            // A hash, never the text: "=" may ignore case or trailing blanks, '' may be NULL, a CLOB may have no "=".
            String sql = expected == null
                    ? "INSERT INTO maintenance_entry (hash, text, namespace, name) VALUES (?, ?, ?, ?)"
                    : "UPDATE maintenance_entry SET hash = ?, text = ? WHERE namespace = ? AND name = ? AND hash = ?";
            Object[] row = {hash(update), update.getBytes(UTF_8), namespace, key.name()};
            try (PreparedStatement write = prepare(connection, sql, row)) {
                if (expected != null) {
                    Optional<Damage> damage = Damage.in(expected);
                    write.setString(5, damage.isPresent() ? damage.get().fingerprint() : hash(expected));
                }
                return write.executeUpdate() == 1;
            } catch (SQLException e) {
                if (expected == null && String.valueOf(e.getSQLState()).startsWith("23")) {
                    return false; // the row is there
                }
                throw e;
            }
        });
    }

    @Override
    public void close() {
        closed = true; // no connection is kept, and a call that is under way ends with its timeout
    }

    /** Drivers heed no interrupt, and not all of them a timeout: a call has a thread, and is given up from outside. */
    private <T> T call(String what, Query<T> query) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        FutureTask<T> call = new FutureTask<>(() -> {
            try (Connection connection = source.call()) {
                connection.setNetworkTimeout(Runnable::run, timeout);
                return query.on(connection);
            }
        });
        Thread thread = new Thread(call, "example-jdbc");
        thread.setDaemon(true);
        thread.start();
        try {
            return call.get(timeout, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause());
        } catch (TimeoutException e) {
            throw new BackendException(Kind.UNAVAILABLE, what + " took more than " + timeout + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException(Kind.UNAVAILABLE, what + " was interrupted", e);
        }
    }

    private static BackendException failure(String what, @Nullable Throwable cause) {
        String state = cause instanceof SQLException e ? String.valueOf(e.getSQLState()) : "";
        Kind kind = state.equals("22001")
                ? Kind.TOO_LARGE
                : state.matches("(25|28|42|9009[67]).*") ? Kind.REJECTED : Kind.UNAVAILABLE;
        return cause instanceof BackendException e ? e : new BackendException(kind, what + " failed: " + cause, cause);
    }

    private PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(timeout / 1000 + 1);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static String hash(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
