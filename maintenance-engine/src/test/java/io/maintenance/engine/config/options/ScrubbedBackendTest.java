// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrubbedBackendTest {

    private static final String TOKEN = "tok3nTok3n";

    private RuntimeException failure = new BackendException(Kind.REJECTED, "the server does not know " + TOKEN);

    private final MaintenanceBackend scrubbed = new ScrubbedBackend(new Talkative(), scrubber());

    @Test
    void theKindOfAFailureStaysAndItsTextIsScrubbed() {
        assertThat(catchThrowable(scrubbed::read))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED))
                .hasMessage("the server does not know ***");
    }

    @Test
    void thatAFailureCameBeforeTheWriteStays() {
        failure = new BackendException(Kind.UNAVAILABLE, "no way to " + TOKEN).unwritten();

        assertThat(catchThrowable(scrubbed::read))
                .isInstanceOfSatisfying(
                        BackendException.class, e -> assertThat(e.isUnwritten()).isTrue());
    }

    @Test
    void causesAreScrubbedToo() {
        failure = new BackendException(Kind.UNAVAILABLE, "away", new IOException("a", new IOException(TOKEN)));

        assertThat(trace(catchThrowable(scrubbed::read)))
                .contains("away", "java.io.IOException: ***")
                .doesNotContain(TOKEN);
    }

    @Test
    void whatIsSuppressedIsScrubbedToo() {
        failure = new BackendException(Kind.UNAVAILABLE, "away");
        failure.addSuppressed(new IOException(TOKEN));

        assertThat(trace(catchThrowable(scrubbed::read))).contains("away").doesNotContain(TOKEN);
    }

    @Test
    void whatNoBackendMayThrowIsScrubbedToo() {
        failure = new UnsupportedOperationException(TOKEN);

        assertThat(trace(catchThrowable(scrubbed::close)))
                .contains("UnsupportedOperationException: ***")
                .doesNotContain(TOKEN);
    }

    @Test
    void aFailureWithoutSecretsStaysAsItIs() {
        failure = new IllegalStateException("closed");

        assertThat(catchThrowable(scrubbed::read)).isSameAs(failure);
    }

    @Test
    void findingsHintsAndTextAreScrubbed() {
        assertThat(scrubbed.diagnose() + scrubbed.removalHint(StorageKey.MAINTENANCE_MODE_STATUS) + scrubbed)
                .contains("***")
                .doesNotContain(TOKEN);
    }

    @Test
    void theLongerOfTwoSecretsIsTakenOutWhole() {
        SecretScrubber both = scrubber();
        both.learn("tok3n");

        assertThat(both.scrub("it is " + TOKEN + " or tok3n")).isEqualTo("it is *** or ***");
    }

    @Test
    void everyQuestionReachesTheBackend() {
        List<String> own = Arrays.stream(ScrubbedBackend.class.getDeclaredMethods())
                .map(Method::getName)
                .toList();

        assertThat(Arrays.stream(MaintenanceBackend.class.getMethods()).map(Method::getName))
                .isSubsetOf(own);
    }

    private static SecretScrubber scrubber() {
        SecretScrubber scrubber = new SecretScrubber();
        scrubber.learn(TOKEN);
        return scrubber;
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Quotes its token wherever it can. */
    private final class Talkative implements MaintenanceBackend {

        @Override
        public Map<StorageKey, String> read() {
            throw failure;
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            throw failure;
        }

        @Override
        public String removalHint(StorageKey key) {
            return "remove --token " + TOKEN;
        }

        @Override
        public List<Finding> diagnose() {
            return List.of(new Finding(Severity.FAIL, "login", TOKEN, "replace " + TOKEN));
        }

        @Override
        public void close() {
            throw failure;
        }

        @Override
        public String toString() {
            return "talkative " + TOKEN;
        }
    }
}
