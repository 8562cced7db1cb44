// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * The README's table of backends, and the page with the reasons, are made from the conformance reports. With {@code
 * -Dreadme.update} they are written, and otherwise compared.
 */
class BackendTableTest {

    private static final String BEGIN =
            "<!-- made from the conformance reports: mvn verify -pl docs -am -Dreadme.update -->\n";
    private static final String END = "<!-- end -->\n";
    /** What the kit says where it may not do to a server what a rule asks for. */
    private static final String NOT_OURS = ".*(was not started by the kit|container that is started again).*";

    private static final String HEAD =
            """
            | backend | reach | watch | kept | not kept | skipped |
            |---|---|---|---|---|---|
            """;

    @Test
    void theReadmeSaysWhatTheReportsSay() throws IOException {
        compareOrWrite("README.md", HEAD + all(Backend::row));
    }

    @Test
    void thePageSaysWhyRulesAreNotKeptOrSkipped() throws IOException {
        compareOrWrite("docs/backends.md", all(Backend::section));
    }

    private static void compareOrWrite(String file, String made) throws IOException {
        String page = Pages.read(file);
        assertThat(page).contains(BEGIN, END);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);

        if (System.getProperty("readme.update") != null) {
            Files.writeString(Pages.ROOT.resolve(file), page.substring(0, begin) + made + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as(file + "; mvn verify -pl docs -am -Dreadme.update writes it again")
                    .isEqualTo(made);
        }
    }

    private static String all(BiFunction<Backend, Report, String> part) throws IOException {
        StringBuilder parts = new StringBuilder();
        for (Backend backend : Backend.ALL) {
            parts.append(part.apply(backend, comparable(backend)));
        }
        return parts.toString();
    }

    /** A report that says nothing about the backend, but much about this machine or this build, is not compared. */
    private static Report comparable(Backend backend) throws IOException {
        Optional<Report> report = Report.of(backend.module(), backend.name());
        if (report.isEmpty()) {
            return abort("no report of " + backend.name() + ": the tests of " + backend.module() + " have not run");
        }
        assumeTrue(report.get().open().isEmpty(), () -> "not every rule was kept or run: " + report.get());
        report.get()
                .skipped()
                .keySet()
                .forEach(reason -> assumeTrue(!reason.matches(NOT_OURS), () -> "a server is not ours: " + reason));
        return report.get();
    }
}
