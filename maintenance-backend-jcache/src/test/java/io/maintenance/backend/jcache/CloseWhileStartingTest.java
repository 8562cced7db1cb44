// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import io.maintenance.backend.jcache.source.CacheOpener;
import io.maintenance.backend.jcache.source.CacheSource;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever closes while a provider is still starting finds nothing of it left. */
@Timeout(120)
class CloseWhileStartingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final ThreadCheck threads = new ThreadCheck();

    /** Starts when it is told to, whoever interrupts it. */
    private static final class DeafSource implements CacheSource {

        final CountDownLatch starting = new CountDownLatch(1);
        final CountDownLatch started = new CountDownLatch(1);
        final AtomicReference<String> closed = new AtomicReference<>("not closed");

        @Override
        public Cache<String, String> open() {
            starting.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    started.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("a start that failed late");
        }

        @Override
        public boolean isOpen(Cache<String, String> cache) {
            return true;
        }

        @Override
        public void close() {
            closed.set(Thread.currentThread().isInterrupted() ? "interrupted" : "closed");
        }
    }

    @Test
    void whatAProviderOpenedIsClosedToTheEndBeforeCloseReturns() throws Exception {
        DeafSource source = new DeafSource();
        CacheOpener opener = new CacheOpener(source, getClass().getClassLoader());
        Thread caller =
                new Thread(() -> assertThatExceptionOfType(Exception.class).isThrownBy(opener::cache));
        caller.start();
        source.starting.await();
        Thread closing = new Thread(opener::close);
        closing.start();
        await().atMost(PATIENCE).until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        source.started.countDown();

        closing.join();
        caller.join();
        assertThat(source.closed).hasValue("closed");
        threads.nothingIsLeft();
    }

    /** Whenever the close comes: in the midst of the start, or after it. */
    @ParameterizedTest
    @Tag("slow")
    @CsvSource({
        "ehcache, 10",
        "ehcache, 100",
        "caffeine, 10",
        "caffeine, 100",
        "hazelcast-member, 10",
        "hazelcast-member, 300",
        "hazelcast-member, 1000",
        "hazelcast-member, 3000"
    })
    void ofAProviderThatWasStartingNothingIsLeft(String provider, int millis) {
        try (MaintenanceBackend backend = Opened.by(url(provider), Duration.ofMillis(millis))) {
            assertThatCode(backend::read)
                    .satisfiesAnyOf(
                            early -> assertThat(early).isInstanceOf(BackendException.class),
                            late -> assertThat(late).isNull());
        }
        threads.nothingIsLeft();
        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"ehcache, 10", "ehcache, 200", "caffeine, 10", "hazelcast-member, 10", "hazelcast-client, 200"})
    void itsClassLoaderCanGo(String provider, int millis) throws Exception {
        WeakReference<ClassLoader> loader = runInALoaderOfItsOwn(url(provider), millis);

        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private static WeakReference<ClassLoader> runInALoaderOfItsOwn(String url, int millis) throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(each).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread thread = Thread.currentThread();
            ClassLoader former = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                loader.loadClass(ClosedEarly.class.getName())
                        .getMethod("run", String.class, int.class)
                        .invoke(null, url, millis);
            } finally {
                thread.setContextClassLoader(former);
            }
            return new WeakReference<>(loader);
        }
    }

    private String url(String provider) {
        return switch (provider) {
            case "hazelcast-member" ->
                Cluster.memberUrl(Cluster.memberFile(directory, Cluster.freePort(), Cluster.freePort()));
            case "hazelcast-client" ->
                Cluster.clientUrl(Cluster.clientFile(directory, Cluster.freePort(), Cluster.freePort()));
            default -> "jcache:" + provider + "/starting";
        };
    }
}
