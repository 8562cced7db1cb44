// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Backends that are opened wrongly. */
final class OptionFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("shouting-scheme", "OPT-1", SampleBackend::new).also("OPT-2", "OPT-4"),
            Flaw.of("connects-in-open", "OPT-2", OptionFlaws::connecting).also("OPT-1", "OPT-3", "OPT-4"),
            Flaw.of("starts-a-thread-in-open", "OPT-2", OptionFlaws::starting),
            Flaw.of("unknown-option-accepted", "OPT-3", OptionFlaws::acceptingAll),
            Flaw.of("secret-in-text", "OPT-4", SecretInText::new),
            Flaw.of("secret-in-log", "OPT-4", SecretInLog::new),
            Flaw.of("lone-user-in-failure", "OPT-4", LoneUserInFailure::new),
            Flaw.of("misleading-timeout", "OPT-5", SampleBackend::new).also("OPT-2", "OPT-4", "OPT-6"),
            Flaw.of("misleading-reach", "OPT-6", SampleBackend::new).also("OPT-2", "OPT-4", "OPT-5"));

    private OptionFlaws() {}

    private static MaintenanceBackend connecting(BackendOptions options) {
        HostPort host = options.hosts(SampleServer.PORT).get(0);
        if (host.port() != SampleServer.PORT) {
            try (Socket socket = new Socket(host.host(), host.port())) {
                socket.setTcpNoDelay(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new SampleBackend(options);
    }

    private static MaintenanceBackend starting(BackendOptions options) {
        Thread thread = new Thread(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)), "early-bird");
        thread.setDaemon(true);
        thread.start();
        return new SampleBackend(options);
    }

    private static MaintenanceBackend acceptingAll(BackendOptions options) {
        options.prefixed("");
        return new SampleBackend(options);
    }

    private static final class SecretInText extends SampleBackend {

        SecretInText(BackendOptions options) {
            super(options);
        }

        @Override
        public String toString() {
            return "sample:"
                    + password.map(secret -> String.valueOf(secret.reveal())).orElse("");
        }
    }

    /** Some servers take a token in place of user and password. */
    private static final class LoneUserInFailure extends SampleBackend {

        LoneUserInFailure(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            try {
                super.ask();
            } catch (BackendException failed) {
                throw new BackendException(failed.kind(), failed.getMessage() + " as " + user.orElse("nobody"), failed);
            }
        }
    }

    private static final class SecretInLog extends SampleBackend {

        SecretInLog(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            System.getLogger("sample")
                    .log(
                            System.Logger.Level.DEBUG,
                            "Logging in with {0}",
                            password.map(each -> String.valueOf(each.reveal())));
            super.ask();
        }
    }
}
