// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Finding;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Backends that are opened wrongly. */
final class OptionFlaws {

    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;

    static final List<Flaw> ALL = List.of(
            Flaw.of("connects-in-open", "OPT-2", opening(OptionFlaws::connect))
                    .also("OPT-1", "OPT-3", "OPT-4")
                    .on(SERVER),
            Flaw.of("reads-in-open", "OPT-2", options -> {
                        MaintenanceBackend backend = new SampleBackend(options);
                        backend.read();
                        return backend;
                    })
                    .also("OPT-1", "OPT-3", "OPT-4"),
            Flaw.of("starts-a-thread-in-open", "OPT-2", opening(options -> Background.left(
                            "early-bird", Duration.ofSeconds(2))
                    .start())),
            Flaw.of("writes-in-open", "STO-1", options -> {
                        SampleBackend backend = new SampleBackend(options);
                        backend.replaced(StorageKey.MAINTENANCE_MODE_STATUS, null, "begun");
                        return backend;
                    })
                    .also("STO-2", "STO-3", "STO-4", "STO-5", "STO-6")
                    .on(EMBEDDED),
            Flaw.of("unknown-option-accepted", "OPT-3", opening(options -> options.prefixed(""))),
            Flaw.of("unknown-option-of-another-accepted", "OPT-3", opening(options -> options.prefixed("tck")))
                    .on(EMBEDDED),
            Flaw.of("near-miss-accepted", "OPT-3", opening(options -> options.prefixed("time")))
                    .on(SERVER),
            Flaw.of("secret-in-text", "OPT-4", texts((backend, secret) -> "sample: " + secret)),
            Flaw.of("secret-in-findings", "OPT-4", options -> new SampleBackend(options) {
                        @Override
                        public List<Finding> diagnose() {
                            return List.of(new Finding(Finding.Severity.OK, "login", secret(this), ""));
                        }
                    })
                    .on(SERVER),
            Flaw.of("secret-in-removal-hint", "OPT-4", options -> new SampleBackend(options) {
                        @Override
                        public String removalHint(StorageKey key) {
                            return "sample-cli -p " + secret(this) + " DEL " + key;
                        }
                    })
                    .on(EMBEDDED),
            Flaw.of("secret-in-identity", "OPT-4", options -> new SampleBackend(options) {
                @Override
                public Optional<String> identity() {
                    return Optional.of("sample " + secret(this));
                }
            }),
            Flaw.of("secret-in-the-text-of-a-watch", "OPT-4", options -> new SampleBackend(options) {
                        @Override
                        Watch startWatch(Runnable hint) {
                            return new SampleWatch(this, hint) {
                                @Override
                                public String toString() {
                                    return "watch of " + secret(backend);
                                }
                            }.start();
                        }
                    })
                    .notSeenYet()
                    .on(SERVER),
            calling("secret-in-log", backend -> System.getLogger("sample")
                    .log(System.Logger.Level.DEBUG, "Logging in with {0}", secret(backend))),
            calling("secret-printed", backend -> System.out.println("login " + secret(backend)))
                    .on(SERVER),
            calling("secret-in-cause", backend -> {
                        throw new BackendException(
                                BackendException.Kind.UNAVAILABLE, "no login", new IOException(secret(backend)));
                    })
                    .on(EMBEDDED),
            calling("secret-in-lower-case", backend -> System.getLogger("sample")
                            .log(System.Logger.Level.INFO, secret(backend).toLowerCase(Locale.ROOT)))
                    .on(EMBEDDED),
            calling("lone-user-in-failure", backend -> {
                        throw new BackendException(
                                BackendException.Kind.UNAVAILABLE, "not as " + backend.user.orElse("nobody"));
                    })
                    .on(SERVER),
            calling("user-and-password-of-the-url-in-failure", backend -> {
                        throw new BackendException(
                                BackendException.Kind.UNAVAILABLE,
                                "sample://" + backend.user.orElse("") + ":" + secret(backend) + "@host");
                    })
                    .on(SERVER));

    private OptionFlaws() {}

    private static Function<BackendOptions, MaintenanceBackend> opening(Consumer<BackendOptions> first) {
        return options -> {
            first.accept(options);
            return new SampleBackend(options);
        };
    }

    /** Does something with each call to read. */
    private static Flaw calling(String name, Consumer<SampleBackend> first) {
        return Flaw.of(name, "OPT-4", options -> new SampleBackend(options) {
            @Override
            public Map<StorageKey, String> read() {
                first.accept(this);
                return super.read();
            }
        });
    }

    private static Function<BackendOptions, MaintenanceBackend> texts(BiFunction<SampleBackend, String, String> text) {
        return options -> new SampleBackend(options) {
            @Override
            public String toString() {
                return text.apply(this, secret(this));
            }
        };
    }

    private static String secret(SampleBackend backend) {
        return backend.password.map(secret -> String.valueOf(secret.reveal())).orElse("");
    }

    private static void connect(BackendOptions options) {
        HostPort host = options.hosts(SampleServer.PORT).get(0);
        try (Socket socket = new Socket(host.host(), host.port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
