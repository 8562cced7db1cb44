// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.zookeeper;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.CallFailures;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.EntryBytes;
import io.maintenance.spi.support.LazyClient;
import io.maintenance.spi.support.TimedCalls;
import io.maintenance.spi.support.WatchRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.zookeeper.AddWatchMode;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.Watcher.Event.EventType;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The two entries as znodes of one directory, compared by their version, and a watch on that directory. */
@NullMarked
final class ZooKeeperBackend implements MaintenanceBackend {

    private static final int SESSION_MILLIS = 6_000;
    private static final int CALLS_AT_ONCE = 4;
    private static final int LONGEST = 340_000; // of three bytes each: a request may have a mebibyte
    private static final Set<Code> REFUSALS =
            Set.of(Code.NOAUTH, Code.AUTHFAILED, Code.INVALIDACL, Code.NOTREADONLY, Code.QUOTAEXCEEDED);
    private static final CallFailures FAILURES =
            CallFailures.ofKind(cause -> cause instanceof KeeperException answer && REFUSALS.contains(answer.code())
                    ? Kind.REJECTED
                    : Kind.UNAVAILABLE);

    private final String directory;
    private final TimedCalls calls;
    private final LazyClient<ZooKeeper> client;
    private final Watcher watcher = this::happened;
    private final WatchRegistry watches = new WatchRegistry(this::isWatched);
    private volatile @Nullable ZooKeeper watched;

    ZooKeeperBackend(String servers, String directory, Duration timeout) {
        this.directory = directory;
        this.calls = new TimedCalls(timeout, CALLS_AT_ONCE, DaemonThreads.named("example-zookeeper"));
        // A client connects by itself, again too, until its session has expired.
        this.client = new LazyClient<>(() -> new ZooKeeper(servers, SESSION_MILLIS, watcher), each -> each.getState()
                .isAlive());
    }

    @Override
    public Map<StorageKey, String> read() {
        return calls.call(this::texts, FAILURES);
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        return calls.call(() -> isWritten(node(key), expected, update), FAILURES);
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        Watch watch = watches.watch(hint);
        // What the client starts inherits from this thread, and nothing of the caller.
        DaemonThreads.create("example-zookeeper-watch", this::subscribe).start();
        return Optional.of(watch);
    }

    @Override
    public Traits traits() {
        return new Traits(Traits.Reach.CLUSTER, LONGEST);
    }

    @Override
    public void close() {
        watches.close();
        calls.close();
        client.close();
    }

    private Map<StorageKey, String> texts() throws Exception {
        ZooKeeper session = upToDate();
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : StorageKey.values()) { // the status first, because writers write it last
            try {
                texts.put(key, text(session.getData(node(key), false, null)));
            } catch (KeeperException.NoNodeException absent) {
                // is left out of the map
            }
        }
        return texts;
    }

    private boolean isWritten(String node, @Nullable String expected, String update) throws Exception {
        if (update.length() > LONGEST) {
            throw new BackendException(Kind.TOO_LARGE, "an entry has at most " + LONGEST + " characters");
        }
        byte[] bytes = EntryBytes.encode(update);
        return expected == null ? isCreated(node, bytes) : isReplaced(node, expected, bytes);
    }

    /** Overtaken by who removed the node and made it again just now, it may be wrong: versions begin at 0 then. */
    private boolean isReplaced(String node, String expected, byte[] update) throws Exception {
        ZooKeeper session = upToDate();
        Stat stat = new Stat();
        try {
            while (text(session.getData(node, false, stat)).equals(expected)) {
                try {
                    session.setData(node, update, stat.getVersion());
                    return true;
                } catch (KeeperException.BadVersionException overtaken) {
                    // perhaps by the same text: look again
                }
            }
            return false;
        } catch (KeeperException.NoNodeException absent) {
            return false;
        }
    }

    private boolean isCreated(String node, byte[] bytes) throws Exception {
        try {
            create(node, bytes);
            return true;
        } catch (KeeperException.NodeExistsException there) {
            return false;
        } catch (KeeperException.NoNodeException noDirectory) {
            for (int end = node.indexOf('/', 1); end > 0; end = node.indexOf('/', end + 1)) {
                try {
                    create(node.substring(0, end), new byte[0]);
                } catch (KeeperException.NodeExistsException there) {
                    // as most of them are
                }
            }
            return isCreated(node, bytes);
        }
    }

    private void create(String node, byte[] bytes) throws Exception {
        client.current().create(node, bytes, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    }

    /** Returns the client once its server has caught up with the leader: others may miss what was acknowledged. */
    private ZooKeeper upToDate() throws Exception {
        ZooKeeper session = client.current();
        CompletableFuture<Code> synced = new CompletableFuture<>();
        session.sync(directory, (code, node, context) -> synced.complete(Code.get(code)), null);
        if (synced.get() != Code.OK) {
            throw KeeperException.create(synced.get(), directory);
        }
        return session;
    }

    private boolean isWatched() {
        ZooKeeper session = watched;
        return session != null && session.getState().isConnected();
    }

    /** Told by the client of a change below the directory, of each connection, and of the end of its session. */
    private void happened(WatchedEvent event) {
        if (event.getType() != EventType.None) {
            watches.hint();
        } else if (!watches.isEmpty() && event.getState() != KeeperState.AuthFailed) {
            subscribe();
        }
    }

    /** Asks for the watch in each connection, where a client does so by itself but does not say when. */
    private void subscribe() {
        try {
            ZooKeeper session = client.current();
            session.addWatch(
                    directory,
                    watcher,
                    AddWatchMode.PERSISTENT_RECURSIVE,
                    (code, node, context) -> begun(session, Code.get(code)),
                    null);
        } catch (Exception closed) {
            return;
        }
    }

    private void begun(ZooKeeper session, Code code) {
        if (code == Code.OK) {
            watched = session;
            watches.hint(); // of what was missed
        }
    }

    private String node(StorageKey key) {
        return directory + "/" + key;
    }

    private static String text(byte @Nullable [] bytes) { // null of a node that was created without
        return bytes == null ? "" : EntryBytes.decode(bytes);
    }
}
