// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.ConfigurationException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits.Reach;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.InstanceOpener;
import io.maintenance.tck.fixture.StoreUrl;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.OutputCapture;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import io.maintenance.tck.harness.TestSkip;
import io.maintenance.tck.harness.ThreadSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a backend is found, configured and opened. */
public class OptionRules extends RuleGroup {

    private static final String SCHEME = "[a-z][a-z0-9+.-]*";
    private static final String MISTYPED = "timeuot";
    private static final String MADE_UP = "tck-made-up-option";
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
    private static final Duration QUIET = Duration.ofMillis(300);

    public OptionRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("OPT-1")
    void isFoundUnderEachSchemeItNames() {
        TestSkip.unless(!subject.isHandedIn(), "factory() hands the backend in, so that nothing is looked for");
        String scheme = subject.url().scheme();
        List<MaintenanceBackendProvider> providers = providers();
        List<MaintenanceBackendProvider> ours = providers.stream()
                .filter(each -> each.schemes().contains(scheme))
                .toList();
        Requirement.that(
                ours.size() == 1,
                ours.size() + " providers name the scheme \"" + scheme + "\".",
                "is the provider in META-INF/services/" + MaintenanceBackendProvider.class.getName()
                        + " and, on the module path, in module-info.java? Does it name its schemes in lower case?");
        for (String each : ours.get(0).schemes()) {
            long claims = providers.stream()
                    .filter(one -> one.schemes().contains(each))
                    .count();
            Requirement.that(
                    each.matches(SCHEME) && claims == 1,
                    "The scheme \"" + each + "\" is named by " + claims + " providers.",
                    "is it lower case, without a colon, and nobody else's?");
        }
        subject.open();
    }

    @Test
    @ContractRule("OPT-5")
    void hasADefaultTimeoutWithinTheLimits() {
        Duration timeout = provider().defaultTimeout();
        Requirement.that(
                timeout.compareTo(SHORTEST_TIMEOUT) >= 0 && timeout.compareTo(subject.longestTimeout()) <= 0,
                "defaultTimeout() is " + timeout + ".",
                "is it from 10 ms to 30 s? The engine takes the nearest that is.");
    }

    @Test
    @ContractRule("OPT-6")
    void saysOfItsStoresWhatTheOpenedBackendSays() {
        Reach announced = provider().reach();
        Reach opened = subject.open().traits().reach();
        Requirement.that(
                announced == Reach.UNKNOWN || announced == opened,
                "reach() of the provider is " + announced + ", and traits() of the opened backend say " + opened + ".",
                "is reach() overridden although it depends on the address? Then leave it UNKNOWN.");
    }

    /** Returns the one that opens the address. */
    private MaintenanceBackendProvider provider() {
        TestSkip.unless(!subject.isHandedIn(), "factory() hands the backend in, so that it has no provider");
        String scheme = subject.url().scheme();
        return providers().stream()
                .filter(each -> each.schemes().stream().anyMatch(scheme::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(
                        () -> Requirement.failure("No provider names the scheme \"" + scheme + "\".", "see OPT-1"));
    }

    private static List<MaintenanceBackendProvider> providers() {
        return ServiceLoader.load(MaintenanceBackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Test
    @ContractRule("OPT-2")
    void opensWhileNothingListens() throws Exception {
        opensQuietly(subject.opener(), "");
        if (subject.hasHosts()) {
            opensQuietly(subject.opener().at(subject.url().at(LoopbackPorts.dead())), " where nothing listens");
            try (SilentServer silent = new SilentServer()) {
                opensQuietly(subject.opener().at(subject.url().at(silent.address())), " at a server that says nothing");
                Requirement.that(
                        BoundedWait.stays(QUIET, () -> !silent.wasCalled()),
                        "open connected to the server.",
                        "is the client created lazily, at the first call? Do pools begin empty?");
            }
        }
    }

    private void opensQuietly(InstanceOpener opener, String where) {
        ThreadSnapshot before = new ThreadSnapshot();
        CallOutcome<MaintenanceBackend> open = CallOutcome.of(subject.limit(), opener::open);
        Requirement.that(
                open.returned(),
                "open" + where + " should return at once, but " + open + ".",
                "does open need the server? It validates and remembers, nothing else.");
        Set<Thread> started = before.newcomers();
        Requirement.that(
                started.isEmpty(),
                "open started threads: " + ThreadSnapshot.shown(started) + ".",
                "are threads, timers and clients created at the first call?");
    }

    @Test
    @ContractRule("OPT-3")
    void namesEveryUnknownOptionWithTheNearestKnown() {
        String check =
                "does open read every option it knows by name, and then call options.finish()? prefixed(\"\") makes"
                        + " all names known.";
        ConfigurationException refusal =
                refusal(subject.opener().with(MISTYPED, "1s").with(MADE_UP, "1"), check);

        for (String option : List.of(MISTYPED, MADE_UP)) {
            Requirement.that(
                    refusal.problems().stream().anyMatch(each -> each.contains(option)),
                    "The option \"" + option + "\" is unknown, and is not among the problems: " + refusal.problems()
                            + ".",
                    check);
        }
        Requirement.that(
                refusal.problems().stream().anyMatch(each -> each.contains(MISTYPED) && each.contains("timeout?")),
                "No problem says that \"" + MISTYPED + "\" may mean \"timeout\": " + refusal.problems() + ".",
                check);
    }

    private static ConfigurationException refusal(InstanceOpener opener, String check) {
        try {
            opener.open();
        } catch (ConfigurationException refused) {
            return refused;
        }
        throw Requirement.failure("open took the unknown options \"" + MISTYPED + "\" and \"" + MADE_UP + "\".", check);
    }

    @Test
    @ContractRule("OPT-4")
    void showsNoSecretInTextErrorsOrLogs() {
        String secret = "Canary" + BackendUnderTest.freshNamespace().replace("-", "");
        InstanceOpener plain = subject.opener()
                .in(BackendUnderTest.freshNamespace())
                .within(subject.briefTimeout())
                .without("user", "password", "password-file");
        StoreUrl url = subject.hasHosts() ? subject.url().at(LoopbackPorts.dead()) : subject.url();
        // A store that whoever comes first creates, with the password he brings, is there first, and stays open.
        MaintenanceBackend real = subject.retrying();
        boolean created = real.compareAndSet(STATUS, null, "kept");

        keeps(secret, plain.at(url).with("password", secret), "the option password");
        keeps(secret, plain.at(url).with("user", secret), "the option user, without a password");
        if (!subject.isHandedIn()) {
            keeps(secret, plain.at(url.parameter("password", secret)), "the URL's parameter password");
        }
        if (subject.hasHosts()) {
            keeps(secret, plain.at(url.login("canary:" + secret)), "the URL's user and password");
            keeps(secret, plain.at(url.login(secret)), "the URL's user, without a password");
        }
        Requirement.that(
                created && Map.of(STATUS, "kept").equals(real.read()),
                "What was stored is not there any more after another password was tried.",
                "does a wrong password change a store? Is STO-4 green?");
    }

    private void keeps(String secret, InstanceOpener opener, String where) {
        try (OutputCapture output = new OutputCapture()) {
            CallOutcome<Boolean> calls = CallOutcome.of(subject.limit(), () -> speak(opener, output));
            output.add(calls.failure() == null ? "" : calls.failure());
            String leak = output.around(secret);
            Requirement.that(
                    leak.isEmpty(),
                    "A secret, given as " + where + ", was shown: " + leak + ".",
                    "what do toString, messages, causes and logs quote? Print hosts, never a URL as it was given.");
        }
    }

    /** Makes the backend say all it can say. */
    private static boolean speak(InstanceOpener opener, OutputCapture output) {
        try (MaintenanceBackend backend = opener.open()) {
            output.add(backend);
            output.add(backend.traits());
            output.add(backend.identity());
            output.add(backend.absenceHint());
            for (StorageKey key : StorageKey.values()) {
                output.add(backend.removalHint(key));
            }
            output.add(backend.diagnose());
            attempt(backend::read, output);
            attempt(() -> backend.compareAndSet(STATUS, NEVER_THERE, "x"), output);
            attempt(() -> backend.watch(() -> {}), output);
        } catch (ConfigurationException refused) {
            output.add(refused);
            output.add(refused.problems());
        }
        return true;
    }

    private static void attempt(Runnable call, OutputCapture output) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            output.add(failed);
        }
    }
}
