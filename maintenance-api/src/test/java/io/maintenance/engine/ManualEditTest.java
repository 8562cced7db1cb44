// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static io.maintenance.engine.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An entry that somebody edits by hand, with a stamp that is one larger, as docs/troubleshooting.md says. */
class ManualEditTest {

    private static final Pattern STAMP = Pattern.compile("(?<=global\\.operator\\.stamp=)\\d+");

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void offStandsWithALargerStamp() {
        MaintenanceMode node = lab.node();
        node.enable();

        edit("on=true", "on=false");

        await().until(() -> !node.isOn());
        node.synchronize();
        assertThat(lab.inPrimary(STATUS)).contains("operator.on=false");
    }

    @Test
    void onStandsWithALargerStamp() {
        MaintenanceMode node = lab.node();
        node.disable();

        edit("on=false", "on=true");

        await().until(node::isOn);
        node.synchronize();
        assertThat(lab.inPrimary(STATUS)).contains("operator.on=true");
    }

    private void edit(String from, String to) {
        String text = lab.inPrimary(STATUS);
        Matcher stamp = STAMP.matcher(text);
        String raised = stamp.replaceAll(found -> Long.toString(Long.parseLong(found.group()) + 1));
        assertThat(raised).isNotEqualTo(text).contains(from);
        lab.primaryEntries.put(STATUS, raised.replace(from, to));
    }
}
