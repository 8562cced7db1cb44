// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.jdbc;

import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.CallFailures;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.Damage;
import io.maintenance.spi.support.EntryBytes;
import io.maintenance.spi.support.TimedCalls;
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
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The two entries as rows of a table that the database's owner has made. Each call has a connection of its own. */
@NullMarked
final class JdbcBackend implements MaintenanceBackend {

    private static final int CALLS_AT_ONCE = 4;
    private static final CallFailures FAILURES = CallFailures.ofKind(JdbcBackend::kind);

    private final Callable<Connection> source;
    private final String namespace;
    private final int millis;
    private final TimedCalls calls;

    JdbcBackend(Callable<Connection> source, BackendOptions options) {
        this.source = source;
        this.namespace = options.namespace();
        this.millis = (int) options.timeout().toMillis();
        this.calls = new TimedCalls(options.timeout(), CALLS_AT_ONCE, DaemonThreads.named("example-jdbc"));
    }

    @Override
    public Map<StorageKey, String> read() {
        return calls.call(this::texts, FAILURES);
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        return calls.call(() -> isReplaced(key, expected, update), FAILURES);
    }

    @Override
    public void close() {
        calls.close(); // no connection is kept
    }

    private Map<StorageKey, String> texts() throws Exception {
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        String sql = "SELECT name, hash, text FROM maintenance_entry WHERE namespace = ?";
        try (Connection connection = source.call();
                PreparedStatement select = prepare(connection, sql, namespace);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String text = text(row.getBytes("text"), row.getString("hash"));
                texts.put(StorageKey.valueOf(row.getString("name")), text);
            }
        }
        return texts;
    }

    /** What is no text that we stored is read as a damage, and compared by its hash like any other. */
    private static String text(byte @Nullable [] bytes, String hash) throws Exception {
        String text = bytes == null ? "" : EntryBytes.decode(bytes); // '' is NULL in Oracle
        boolean whole = Damage.in(text).isEmpty() && hash(text).equals(hash);
        return whole ? text : new Damage("holds a text that does not fit its hash", hash).text();
    }

    private boolean isReplaced(StorageKey key, @Nullable String expected, String update) throws Exception {
        // A hash, never the text: "=" may ignore case or trailing blanks, '' may be NULL, a CLOB may have no "=".
        String sql = expected == null
                ? "INSERT INTO maintenance_entry (hash, text, namespace, name) VALUES (?, ?, ?, ?)"
                : "UPDATE maintenance_entry SET hash = ?, text = ? WHERE namespace = ? AND name = ? AND hash = ?";
        Object[] row = {hash(update), EntryBytes.encode(update), namespace, key.name()};
        try (Connection connection = source.call();
                PreparedStatement write = prepare(connection, sql, row)) {
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
    }

    private PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, millis); // drivers heed no interrupt: so the thread is free again, too
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static String hash(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(EntryBytes.encode(text)));
    }

    private static Kind kind(Throwable cause) {
        String state = cause instanceof SQLException e ? String.valueOf(e.getSQLState()) : "";
        return state.equals("22001")
                ? Kind.TOO_LARGE
                : state.matches("(25|28|42|9009[67]).*") ? Kind.REJECTED : Kind.UNAVAILABLE;
    }
}
