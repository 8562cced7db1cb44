// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Providers that say of their stores what is not so, or are not found. Each has a scheme of its own. */
public final class ProviderFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("scheme-in-capitals", "OPT-1", SampleBackend::new)
                    .also("OPT-2", "OPT-4")
                    .on("shouting"),
            Flaw.of("scheme-of-two", "OPT-1", SampleBackend::new)
                    .also("OPT-2", "OPT-3", "OPT-4", "OPT-5", "OPT-6")
                    .on("contested"),
            Flaw.of("second-scheme-of-another", "OPT-1", SampleBackend::new)
                    .also("OPT-2")
                    .on("greedy"),
            Flaw.of("scheme-of-nobody", "OPT-1", SampleBackend::new)
                    .also("OPT-2", "OPT-3", "OPT-4", "OPT-5", "OPT-6")
                    .on("unnamed"),
            Flaw.of("timeout-of-minutes", "OPT-5", SampleBackend::new)
                    .also("OPT-6")
                    .on("patient"),
            Flaw.of("timeout-of-a-millisecond", "OPT-5", SampleBackend::new)
                    .also("OPT-6")
                    .on("hasty"),
            Flaw.of("timeout-of-nothing", "OPT-5", SampleBackend::new).on("timeless"),
            Flaw.of("reach-of-a-process", "OPT-6", SampleBackend::new)
                    .also("OPT-5")
                    .on("patient"),
            Flaw.of("reach-of-a-host", "OPT-6", SampleBackend::new)
                    .also("OPT-5")
                    .on("hasty"),
            Flaw.of("no-url-forms", "OPT-7", SampleBackend::new).on("formless"),
            Flaw.of("url-form-of-another-scheme", "OPT-7", SampleBackend::new).on("misspelt"));

    private ProviderFlaws() {}

    /** What is the same for all of them. */
    private abstract static class Named implements MaintenanceBackendProvider {

        private final Set<String> schemes;

        Named(String... schemes) {
            this.schemes = Set.of(schemes);
        }

        @Override
        public final Set<String> schemes() {
            return schemes;
        }

        @Override
        public final MaintenanceBackend open(BackendOptions options) {
            options.path();
            return new SampleBackend(options);
        }
    }

    /** Names its scheme in capitals. */
    public static final class Shouting extends Named {

        /** For ServiceLoader. */
        public Shouting() {
            super("SHOUTING");
        }
    }

    /** Names a scheme that another names too. */
    public static final class Contested extends Named {

        /** For ServiceLoader. */
        public Contested() {
            super("contested");
        }
    }

    /** Names, beside its own, the scheme of another. */
    public static final class Greedy extends Named {

        /** For ServiceLoader. */
        public Greedy() {
            super("greedy", "contested");
        }
    }

    /** Has a long timeout and a small reach. */
    public static final class Patient extends Named {

        /** For ServiceLoader. */
        public Patient() {
            super("patient");
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Reach reach() {
            return Reach.PROCESS;
        }
    }

    /** Has a short timeout, and the reach of a host. */
    public static final class Hasty extends Named {

        /** For ServiceLoader. */
        public Hasty() {
            super("hasty");
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofMillis(1);
        }

        @Override
        public Reach reach() {
            return Reach.HOST;
        }
    }

    /** Has no time at all. */
    public static final class Timeless extends Named {

        /** For ServiceLoader. */
        public Timeless() {
            super("timeless");
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ZERO;
        }
    }

    /** Does not say how its URLs are written. */
    public static final class Formless extends Named {

        /** For ServiceLoader. */
        public Formless() {
            super("formless");
        }

        @Override
        public List<String> urlForms() {
            return List.of();
        }
    }

    /** Says how the URLs of another are written. */
    public static final class Misspelt extends Named {

        /** For ServiceLoader. */
        public Misspelt() {
            super("misspelt");
        }

        @Override
        public List<String> urlForms() {
            return List.of("sample://HOST/FLAW");
        }
    }
}
