// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Backends that have nothing to say, or stumble over what they are given. */
final class DescriptionFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("password-empties-the-store", "OPT-4", DescriptionFlaws::emptying)
                    .on(SampleStore.EMBEDDED),
            Flaw.of("asks-the-server-who-it-is", "OPT-7", IdentityOfServer::new)
                    .also("OPT-8")
                    .on(SampleStore.SERVER),
            Flaw.of("no-traits", "OPT-7", MissingTraits::new).also("OPT-6"),
            Flaw.of("identity-of-an-instance", "OPT-7", InstanceIdentity::new),
            Flaw.of("empty-removal-hint", "OPT-7", EmptyHint::new),
            Flaw.of("watch-fails-while-down", "OPT-7", FailingWatch::new).on(SampleStore.SERVER),
            Flaw.of("stumbles-over-ipv6", "OPT-8", DescriptionFlaws::splitting).on(SampleStore.SERVER),
            Flaw.of("null-without-a-word", "OPT-9", SilentRefusal::new),
            Flaw.of("null-as-text", "OPT-9", NullText::new));

    private DescriptionFlaws() {}

    private static MaintenanceBackend emptying(BackendOptions options) {
        if (options.password().isPresent()) {
            SampleStore.of(options).forget("");
        }
        return new SampleBackend(options);
    }

    private static MaintenanceBackend splitting(BackendOptions options) {
        String host = options.hosts(SampleServer.PORT).get(0).toString();
        if (host.contains("::")) {
            throw new ArrayIndexOutOfBoundsException("Index 1 out of bounds for length 0");
        }
        return new SampleBackend(options);
    }

    private static final class IdentityOfServer extends SampleBackend {

        IdentityOfServer(BackendOptions options) {
            super(options);
        }

        @Override
        public Optional<String> identity() {
            read();
            return Optional.of("sample");
        }
    }

    private static final class MissingTraits extends SampleBackend {

        MissingTraits(BackendOptions options) {
            super(options);
        }

        @Override
        @NullUnmarked
        public Traits traits() {
            return null;
        }
    }

    private static final class InstanceIdentity extends SampleBackend {

        InstanceIdentity(BackendOptions options) {
            super(options);
        }

        @Override
        public Optional<String> identity() {
            return Optional.of("sample " + System.identityHashCode(this));
        }
    }

    private static final class EmptyHint extends SampleBackend {

        EmptyHint(BackendOptions options) {
            super(options);
        }

        @Override
        public String removalHint(StorageKey key) {
            return key == StorageKey.MAINTENANCE_MODE_STATUS ? super.removalHint(key) : "";
        }
    }

    private static final class FailingWatch extends SampleBackend {

        FailingWatch(BackendOptions options) {
            super(options);
        }

        @Override
        public Optional<Watch> watch(Runnable hint) {
            if (!reachable) {
                throw new BackendException(Kind.REJECTED, "no watch");
            }
            return super.watch(hint);
        }
    }

    private static final class SilentRefusal extends SampleBackend {

        SilentRefusal(BackendOptions options) {
            super(options);
        }

        @Override
        @SuppressWarnings("ConstantValue") // a caller that is not checked for null
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            if (update == null) {
                throw new NullPointerException();
            }
            return super.compareAndSet(key, expected, update);
        }
    }

    private static final class NullText extends SampleBackend {

        NullText(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return super.compareAndSet(key, expected, String.valueOf(update));
        }
    }
}
