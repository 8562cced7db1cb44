// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.discovery.ProviderJar;
import io.maintenance.settings.EffectiveSettings;
import io.maintenance.settings.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary sits where passwords sit, beside every kind of mistake; nothing that people see may show it. */
class SecretsTest {

    private static final String CANARY = "CANARY";

    @TempDir
    private static Path jars;

    private static URLClassLoader usual;
    private static URLClassLoader backends;

    @TempDir
    private Path directory;

    /** The others quote everything they were given. */
    @BeforeAll
    static void backends() throws IOException {
        Path talkative = new ProviderJar(jars)
                .provider(
                        "Alone",
                        "alone",
                        "options.hosts(1); String user = options.user().orElse(\"nobody\");"
                                + " String other = options.text(\"sentinel-user\", \"\");"
                                + " options.problem(\"user\", \"unknown to the server: \" + user + other);"
                                + " options.problem(\"sentinel-user\", \"nor here\");")
                .provider(
                        "Talkative",
                        "broken",
                        "if (true) throw new IllegalStateException(\"cannot use \""
                                + " + new String(options.password().get().reveal()));")
                .as("talkative.jar");
        usual = ProviderJar.usual(jars);
        backends = new URLClassLoader(new URL[] {talkative.toUri().toURL()}, usual);
    }

    @AfterAll
    static void closeJars() throws IOException {
        backends.close();
        usual.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend.url=redis://u:CANARY@h:x/1",
                "backend.url=redis://u:CANARY@h/1?nonsense=1",
                "backend.url=redis://u:CANARY@h/1?password=CANARY",
                "backend.url=redis://u:CAN/ARYCANARY@h/1",
                "backend.url=redis://u:12/CANARY@h/1",
                "backend.url=redis://u:CANARY@h#/1",
                "backend.url=redis://u:CANARY?@h",
                "backend.url=redis://u:CANARY%@h",
                "backend.url=redis://u:CANARY",
                "backend.url=redis://CANARY@h?nonsense=1",
                "backend.url=redis:u:CANARY@h",
                "backend.url=redis:CANARY?nonsense=1",
                "backend.url=redsi://u:CANARY@h",
                "backend.url=broken://u:CANARY@h",
                "backend.url=u:CANARY@h",
                "backend.url=CANARY",
                "backend.url=file://u:CANARY@h/x",
                "backend.url=jcache:u:CANARY@h",
                "backend.url=redis://u:CANARY@h?database=99&token=CANARY",
                "backend.url=redis://u:CANARY@h\nmaintenance.backend.password=CANARY",
                "backend.url=redis://u:CANARY@h\nmaintenance.backend.password-file=missing",
                "backend.url=redis://h\nmaintenance.backend.password=CANARY\nmaintenance.backend.password-file=missing",
                "backend.url=redis://h\nmaintenance.backend.password=CAN\\tCANARY",
                "backend.url=redis://h\nmaintenance.backend.password=\\uCANARY",
                "backend.url=redis://h\nmaintenance.backend.passwort=CANARY",
                "backend.url=redis://h\nmaintenance.backend.password=CANARY\nmaintenance.backend.password=CANARY2",
                "backend.url=redis://h\nmaintenance.backend.password=abc\nCANARY123",
                "backend.url=redis://h\nmaintenance.backend.api-token=CANARY",
                "backend.url=redis://h\nmaintenance.backend.pasword=CANARY",
                "backend.url=redis://h\nmaintenance.backend.requirepass=CANARY",
                "backend.url=redis://h?pasword=CANARY",
                "backend.url=file:/x\nmaintenance.backend.password=CANARY",
                "fallback.url=redis://u:CANARY@h:x",
                "fallback.url=broken://u:CANARY@h",
                "namespace=redis://u:CANARY@h",
                "poll-interval=redis://u:CANARY@h",
                "flag-file=redis://u:CANARY@h",
                "scopes=redis://u:CANARY@h,b",
                "on-unknown=redis://u:CANARY@h",
                "backend.url=alone://CANARY@h",
                "backend.url=alone://CANARY:@h",
                "backend.url=alone://h?user=CANARY",
                "backend.url=alone://h?sentinel-user=CANARY&user=u",
                "backend.url=alone://h\nmaintenance.backend.user=CANARY",
                "backend.url=alone://h\nmaintenance.backend.user=CANARY\nmaintenance.backend.password=",
                "backend.url=alone://h\nmaintenance.backend.usr=CANARY",
                "backend.url=alone://h?user=u\nmaintenance.backend.sentinel-user=CANARY",
                "backend.url=redis://CANARY@h?database=99",
                "backend.url=redis://h?database=99\nmaintenance.backend.username=CANARY",
                "fallback.url=redis://h\nmaintenance.fallback.user=CANARY\nmaintenance.backend.password=x",
                "fallback.url=none\nmaintenance.fallback.user=CANARY"
            })
    void noMistakeShowsASecret(String text) {
        Configuration configuration =
                new TestMachine(directory).configuration("maintenance." + text + "\nmaintenance.retry-after=wrong");
        configuration.classLoader(backends);
        Throwable wrong = catchThrowable(configuration::resolve);

        assertThat(wrong).isInstanceOf(ConfigurationException.class);
        assertThat(everythingOf(wrong)).doesNotContainIgnoringCase(CANARY);
        assertThat(everythingOf(configuration.inForce())).doesNotContainIgnoringCase(CANARY);
    }

    @Test
    void whatIsRightShowsNoSecretEither() {
        Configuration configuration = new TestMachine(directory)
                .configuration("maintenance.namespace=shop\nmaintenance.backend.url=redis://u:CANARY@h\n"
                        + "maintenance.fallback.url=file:/x");
        configuration.classLoader(backends);
        Settings settings = configuration.resolve();

        assertThat(settings.toString()).doesNotContain(CANARY).contains("redis://u:***@h");
    }

    @Test
    void aUserWithAPasswordIsShown() {
        EffectiveSettings shown = new TestMachine(directory)
                .configuration(
                        """
                        maintenance.namespace=shop
                        maintenance.backend.url=redis://h
                        maintenance.backend.user=shop-app
                        maintenance.backend.password-file=/run/secrets/redis
                        maintenance.fallback.url=redis://:x@f
                        maintenance.fallback.user=other-app
                        """)
                .inForce();

        assertThat(everythingOf(shown)).contains("shop-app", "other-app");
    }

    private static String everythingOf(EffectiveSettings shown) {
        return shown.problems()
                + shown.settings().values().stream()
                        .map(Setting::value)
                        .toList()
                        .toString();
    }

    private static String everythingOf(Throwable wrong) {
        StringWriter trace = new StringWriter();
        wrong.printStackTrace(new PrintWriter(trace));
        return trace + wrong.toString() + ((ConfigurationException) wrong).problems();
    }
}
