// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.ConfigurationException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.InstanceOpener;
import io.maintenance.tck.fixture.StoreUrl;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.TestSkip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a backend says of itself, and to those who address or call it wrongly. */
public class DescriptionRules extends RuleGroup {

    /** What an exception of the JVM says does not help who wrote the address. */
    private static final String STUMBLE = "(?s).*(NullPointer|IndexOutOfBounds|ClassCast|NoSuchElement|Error).*";

    public DescriptionRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("OPT-7")
    void describesItself() {
        InstanceOpener opener = subject.opener().within(subject.briefTimeout());
        if (subject.hasHosts()) {
            opener = opener.at(subject.url().at(LoopbackPorts.dead())); // where nobody can be asked
        }
        CallOutcome<MaintenanceBackend> open = CallOutcome.of(subject.limit(), opener::open);
        MaintenanceBackend backend = open.value();
        if (backend == null) {
            throw Requirement.failure(
                    "The backend cannot be opened: " + open + ".", "is identity() null? Empty is Optional.empty().");
        }
        says("traits()", backend::traits, Objects::nonNull);
        says("identity()", backend::identity, DescriptionRules::isTextOrEmpty);
        Optional<String> identity = backend.identity();
        MaintenanceBackend again = opener.open();
        says("identity() of another instance", again::identity, identity::equals);
        says("absenceHint()", backend::absenceHint, DescriptionRules::isTextOrEmpty);
        says("toString()", backend::toString, DescriptionRules::isText);
        for (StorageKey key : StorageKey.values()) {
            says("removalHint(" + key + ")", () -> backend.removalHint(key), DescriptionRules::isText);
        }
        says("watch()", () -> backend.watch(() -> {}), Objects::nonNull);
        if (!subject.isHandedIn()) {
            provider().ifPresent(this::saysHowItIsWritten);
        }
    }

    private void saysHowItIsWritten(MaintenanceBackendProvider provider) {
        says("reach() of the provider", provider::reach, Objects::nonNull);
        says(
                "urlForms()",
                provider::urlForms,
                forms -> forms != null
                        && !forms.isEmpty()
                        && forms.stream().allMatch(form -> isOf(provider.schemes(), form)));
    }

    private static boolean isOf(Set<String> schemes, @Nullable String form) {
        return form != null && schemes.stream().anyMatch(scheme -> form.startsWith(scheme + ":"));
    }

    private <T> void says(String what, Callable<T> description, Predicate<@Nullable T> right) {
        CallOutcome<T> call = CallOutcome.of(subject.limit(), description);
        Requirement.that(
                call.returned() && right.test(call.value()),
                what + " should answer from memory, with something to read, but " + call + ".",
                "is it null, an empty text, or in need of the store? What there is nothing to say about is left as it is"
                        + " by default.");
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    @SuppressWarnings("NullableOptional") // what a backend should not return
    private static boolean isTextOrEmpty(@Nullable Optional<String> text) {
        return text != null && text.map(DescriptionRules::isText).orElse(true);
    }

    private Optional<MaintenanceBackendProvider> provider() {
        String scheme = subject.url().scheme();
        return ServiceLoader.load(MaintenanceBackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.schemes().stream().anyMatch(scheme::equalsIgnoreCase))
                .findFirst();
    }

    @Test
    @ContractRule("OPT-8")
    void takesAnUnusualAddressOrSaysWhatIsWrongWithIt() {
        TestSkip.unless(!subject.isHandedIn(), "factory() hands the backend in, so that it has no address");
        for (String address : addresses()) {
            CallOutcome<MaintenanceBackend> open = CallOutcome.of(
                    subject.limit(),
                    () -> subject.opener().at(new StoreUrl(address)).open());
            Requirement.that(
                    open.returned() || isRefusedInWords(open.failure()),
                    "An instance at " + address + " should be opened, or refused with what is wrong, but " + open + ".",
                    "are hosts, path, user and password of BackendOptions looked at before they are used? They may be"
                            + " empty. options.problem(...) says what is allowed.");
        }
    }

    private static boolean isRefusedInWords(@Nullable Throwable failure) {
        return failure instanceof ConfigurationException refused
                && !refused.problems().isEmpty()
                && refused.problems().stream().noneMatch(problem -> problem.matches(STUMBLE));
    }

    /** Addresses that people write; nothing is asked of what they lead to. */
    private List<String> addresses() {
        String text = subject.url().text();
        String scheme = subject.url().scheme();
        String shouted = scheme.toUpperCase(Locale.ROOT) + text.substring(scheme.length());
        List<String> addresses = new ArrayList<>(List.of(shouted, scheme + ":"));
        if (subject.hasHosts()) {
            StoreUrl dead = subject.url().at(LoopbackPorts.dead());
            String root = scheme + "://" + LoopbackPorts.dead();
            addresses.addAll(List.of(
                    subject.url().at(LoopbackPorts.LOOPBACK).text(),
                    subject.url().at("localhost").text(),
                    subject.url().at("[::1]").text(),
                    subject.url().at("[::1]:1").text(),
                    subject.url()
                            .at(LoopbackPorts.dead() + "," + LoopbackPorts.dead())
                            .text(),
                    dead.login("somebody").text(),
                    dead.login("somebody:").text(),
                    dead.login(":something").text(),
                    dead.parameter("timeout", "1s").text(),
                    scheme + "://",
                    scheme + ":///",
                    root,
                    root + "/",
                    root + "//",
                    root + "?",
                    root + "/some/where",
                    root + "/some%20where/"));
        }
        return addresses;
    }

    @Test
    @ContractRule("OPT-9")
    @SuppressWarnings("NullAway") // what a caller should not do
    void saysWhatIsMissing() {
        MaintenanceBackend backend = subject.open();
        MaintenanceBackend retrying = subject.retrying(backend);
        boolean created = retrying.compareAndSet(STATUS, null, "kept");
        Map<String, Callable<?>> calls = Map.of(
                "compareAndSet of no key", () -> backend.compareAndSet(null, NEVER_THERE, "x"),
                "compareAndSet to no text", () -> backend.compareAndSet(STATUS, "kept", null),
                "creation of no text", () -> backend.compareAndSet(ADDRESSES, null, null),
                "removalHint of no key", () -> backend.removalHint(null),
                "watch without a hint", () -> backend.watch(null));
        calls.forEach((what, callable) -> {
            CallOutcome<?> call = CallOutcome.of(subject.limit(), callable);
            Throwable failure = call.failure();
            Requirement.that(
                    call.ended() && (failure == null || isText(failure.getMessage())),
                    "A " + what + " should say what is missing, but " + call + ".",
                    "is Objects.requireNonNull given a name?");
        });
        Requirement.that(
                created && Map.of(STATUS, "kept").equals(retrying.read()),
                "What was stored was changed by calls without a text.",
                "is a text that is missing taken for one, or for the removal of the entry?");
    }
}
