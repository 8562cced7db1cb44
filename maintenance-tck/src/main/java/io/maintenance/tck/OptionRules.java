// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.ConfigurationException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a backend is found, configured and opened. */
class OptionRules extends RuleGroup {

    private static final String SCHEME = "[a-z][a-z0-9+.-]*";
    private static final String MISTYPED = "timeuot";
    private static final String MADE_UP = "tck-made-up-option";
    private static final Duration QUIET = Duration.ofMillis(300);

    OptionRules(Subject subject) {
        super(subject);
    }

    @Test
    @Rule("OPT-1")
    void isFoundUnderEachSchemeItNames() {
        Skip.unless(!subject.isHandedIn(), "factory() hands the backend in, so that nothing is looked for");
        String scheme = subject.url().scheme();
        List<MaintenanceBackendProvider> providers = providers();
        List<MaintenanceBackendProvider> ours = providers.stream()
                .filter(each -> each.schemes().contains(scheme))
                .toList();
        Check.that(
                ours.size() == 1,
                ours.size() + " providers name the scheme \"" + scheme + "\".",
                "is the provider in META-INF/services/" + MaintenanceBackendProvider.class.getName()
                        + " and, on the module path, in module-info.java? Does it name its schemes in lower case?");
        for (String each : ours.get(0).schemes()) {
            long claims = providers.stream()
                    .filter(one -> one.schemes().contains(each))
                    .count();
            Check.that(
                    each.matches(SCHEME) && claims == 1,
                    "The scheme \"" + each + "\" is named by " + claims + " providers.",
                    "is it lower case, without a colon, and nobody else's?");
        }
        subject.open();
    }

    private static List<MaintenanceBackendProvider> providers() {
        return ServiceLoader.load(MaintenanceBackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Test
    @Rule("OPT-2")
    void opensWhileNothingListens() throws Exception {
        opensQuietly(subject.opening(), "");
        if (subject.hasHosts()) {
            opensQuietly(subject.opening().at(subject.url().at(Ports.dead())), " where nothing listens");
            try (Silence silence = new Silence()) {
                opensQuietly(
                        subject.opening().at(subject.url().at(silence.address())), " at a server that says nothing");
                Check.that(
                        Eventually.stays(QUIET, () -> !silence.wasCalled()),
                        "open connected to the server.",
                        "is the client created lazily, at the first call? Do pools begin empty?");
            }
        }
    }

    private void opensQuietly(Opening opening, String where) {
        ThreadCensus census = new ThreadCensus();
        Call<MaintenanceBackend> open = Call.of(subject.limit(), opening::open);
        Check.that(
                open.returned(),
                "open" + where + " should return at once, but " + open + ".",
                "does open need the server? It validates and remembers, nothing else.");
        Set<Thread> started = census.newcomers();
        Check.that(
                started.isEmpty(),
                "open started threads: " + ThreadCensus.shown(started) + ".",
                "are threads, timers and clients created at the first call?");
    }

    @Test
    @Rule("OPT-3")
    void namesEveryUnknownOptionWithTheNearestKnown() {
        String check =
                "does open read every option it knows by name, and then call options.finish()? prefixed(\"\") makes"
                        + " all names known.";
        ConfigurationException refusal =
                refusal(subject.opening().with(MISTYPED, "1s").with(MADE_UP, "1"), check);

        for (String option : List.of(MISTYPED, MADE_UP)) {
            Check.that(
                    refusal.problems().stream().anyMatch(each -> each.contains(option)),
                    "The option \"" + option + "\" is unknown, and is not among the problems: " + refusal.problems()
                            + ".",
                    check);
        }
        Check.that(
                refusal.problems().stream().anyMatch(each -> each.contains(MISTYPED) && each.contains("timeout?")),
                "No problem says that \"" + MISTYPED + "\" may mean \"timeout\": " + refusal.problems() + ".",
                check);
    }

    private static ConfigurationException refusal(Opening opening, String check) {
        try {
            opening.open();
        } catch (ConfigurationException refused) {
            return refused;
        }
        throw Check.failure("open took the unknown options \"" + MISTYPED + "\" and \"" + MADE_UP + "\".", check);
    }

    @Test
    @Rule("OPT-4")
    void showsNoSecretInTextErrorsOrLogs() {
        String secret = "Canary" + Subject.freshNamespace().replace("-", "");
        Opening plain = subject.opening().within(subject.briefTimeout()).without("user", "password", "password-file");
        StoreUrl url = subject.hasHosts() ? subject.url().at(Ports.dead()) : subject.url();

        keeps(secret, plain.at(url).with("password", secret), "the option password");
        keeps(secret, plain.at(url).with("user", secret), "the option user, without a password");
        if (!subject.isHandedIn()) {
            keeps(secret, plain.at(url.parameter("password", secret)), "the URL's parameter password");
        }
        if (subject.hasHosts()) {
            keeps(secret, plain.at(url.login("canary:" + secret)), "the URL's user and password");
            keeps(secret, plain.at(url.login(secret)), "the URL's user, without a password");
        }
    }

    private void keeps(String secret, Opening opening, String where) {
        try (Overheard overheard = new Overheard()) {
            Call<Boolean> calls = Call.of(subject.limit(), () -> speak(opening, overheard));
            overheard.add(calls.failure() == null ? "" : calls.failure());
            String leak = overheard.around(secret);
            Check.that(
                    leak.isEmpty(),
                    "A secret, given as " + where + ", was shown: " + leak + ".",
                    "what do toString, messages, causes and logs quote? Print hosts, never a URL as it was given.");
        }
    }

    /** Makes the backend say all it can say. */
    private static boolean speak(Opening opening, Overheard overheard) {
        try (MaintenanceBackend backend = opening.open()) {
            overheard.add(backend);
            overheard.add(backend.traits());
            overheard.add(backend.removalHint(StorageKey.MAINTENANCE_MODE_STATUS));
            overheard.add(backend.diagnose());
            attempt(backend::read, overheard);
            attempt(() -> backend.compareAndSet(STATUS, "never there", "x"), overheard);
            attempt(() -> backend.watch(() -> {}), overheard);
        } catch (ConfigurationException refused) {
            overheard.add(refused);
            overheard.add(refused.problems());
        }
        return true;
    }

    private static void attempt(Runnable call, Overheard overheard) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            overheard.add(failed);
        }
    }
}
