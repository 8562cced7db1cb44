// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.Pass;
import io.maintenance.http.RequestTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What has to be true of the gate in every container and framework. A test of one extends this class, outside of its package
 * too.
 */
@Tag("slow")
public abstract class GatedServerRules extends GatedServerAbuseRules {

    /** Creates the rules. */
    protected GatedServerRules() {}

    /** Else nothing that follows would mean anything. */
    @Test
    void eachHandlerAnswersWhileOff() throws IOException {
        for (SampleHandler each : SampleHandler.routed()) {
            String path = each.path() + (each.servesBelow() ? "/x" : "");

            RawReply reply = RawReply.to(port(), "GET", path);

            assertThat(reply).as(path).isEqualTo(new RawReply(200, "", each.text()));
        }
    }

    @Test
    void whatIsExcludedIsReached() throws IOException {
        maintenance().enable();

        assertThat(RawReply.to(port(), "GET", "/health"))
                .isEqualTo(new RawReply(200, "bypass", SampleHandler.HEALTH.text()));
        assertThat(RawReply.to(port(), "GET", "/open/a%20b?x").body()).isEqualTo(SampleHandler.OPEN.text());
        assertThat(RawReply.to(port(), "GET", "http://localhost/robots.txt").body())
                .isEqualTo(SampleHandler.ROBOTS.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void nothingElseOfTheApplicationIsReachedByAnOddTarget(String method) throws IOException {
        maintenance().enable();

        assertThat(wrong(method, handler -> !handler.isExcluded())).isEmpty();
    }

    @Test
    void nothingOfAPartInMaintenanceIsReachedByAnOddTarget() throws IOException {
        maintenance().scope("store-fr").enable();

        assertThat(wrong("GET", handler -> handler == SampleHandler.FR)).isEmpty();
    }

    /** The application tells caches to keep its answers for an hour. */
    @Test
    void noCacheKeepsWhatIsForThoseWhoAreLetIn() throws IOException {
        assertThat(cacheHeaders()).containsExactlyInAnyOrderElementsOf(told());
        maintenance().setAddresses(List.of("127.0.0.1"));
        maintenance().enable();

        assertThat(cacheHeaders()).containsExactly("cache-control: no-store");
    }

    /** Returns the lines of a response of the application that tell caches what to do, in lower case. */
    private List<String> cacheHeaders() throws IOException {
        String text = RawReply.textTo(port(), List.of("GET /files/x HTTP/1.1"));
        assertThat(RawReply.of(text).body()).isEqualTo(SampleHandler.FILES.text());
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.matches("([a-z-]*cache-control|[a-z-]*expires|pragma): .*"))
                .toList();
    }

    private static List<String> told() {
        return SampleHandler.CACHE_HEADERS.entrySet().stream()
                .map(header -> (header.getKey() + ": " + header.getValue()).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The client has sent the beginning of its body and waits, as slow ones do. */
    @Test
    void anUploadIsAnsweredBeforeItsEnd() throws IOException {
        maintenance().enable();

        assertThat(RawReply.toUnfinishedUpload(port())).startsWith("HTTP/1.1 503");
    }

    /** Returns every target that led to a handler that is held back, and every one about which explain says otherwise. */
    private List<String> wrong(String method, Predicate<SampleHandler> held) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String target : OddTargets.all()) {
            RawReply reply = RawReply.to(port(), method, target);
            for (SampleHandler handler : SampleHandler.values()) {
                if (held.test(handler) && handler.answered(reply)) {
                    wrong.add(target + " reached " + handler);
                }
            }
            if (reply.status() == 500 && !target.equals("*")) { // to which Undertow answers so itself
                wrong.add(target + " got 500");
            }
            boolean refused = reply.mode().isEmpty() && (reply.status() == 0 || reply.status() >= 300);
            boolean passes = gate().explain(new TargetRequest(method, new RequestTarget(target)))
                            .decision()
                    instanceof Pass;
            if (!refused && passes == reply.mode().equals("on")) {
                wrong.add(target + " got " + reply.status() + " " + reply.mode() + ", explain says "
                        + (passes ? "it passes" : "it is held back"));
            }
        }
        return wrong;
    }
}
