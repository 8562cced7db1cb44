// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes in processes of their own, which differ in their URLs only. */
@Tag("slow")
class ProcessesTest {

    @TempDir
    private Path directory;

    @Test
    void twoMembersAndAClientShareTheSwitch() throws Exception {
        int one = Cluster.freePort();
        int other = Cluster.freePort();
        try (NodeProcess first = new NodeProcess(member("one", one, other));
                NodeProcess second = new NodeProcess(member("other", other, one));
                NodeProcess client = new NodeProcess(
                        Cluster.clientUrl(Cluster.clientFile(directory.resolve("client"), one, other)))) {
            first.says("started false");
            second.says("started false");
            client.says("started false").tell("enable").says("enabled COMMITTED");
            first.says("on");
            second.says("on").tell("disable").says("disabled COMMITTED");
            client.says("off").tellNoMore().ends();
            first.says("off").tell("close").tellNoMore().ends();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehcache", "caffeine"})
    void aProcessThatNeverClosesEnds(String provider) throws Exception {
        try (NodeProcess node = new NodeProcess("jcache:" + provider + "/maintenance")) {
            node.says("started false").tellNoMore().ends();
        }
    }

    private String member(String name, int port, int otherPort) throws IOException {
        return Cluster.memberUrl(Cluster.memberFile(directory.resolve(name), port, otherPort));
    }
}
