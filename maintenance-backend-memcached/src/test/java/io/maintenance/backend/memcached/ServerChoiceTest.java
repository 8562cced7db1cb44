// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.HostPort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerChoiceTest {

    private static final List<HostPort> SERVERS = List.of(
            new HostPort("cache-1.internal", 11211),
            new HostPort("cache-2.internal", 11211),
            new HostPort("cache-3.internal", 11211));

    @Test
    void theOrderOfTheServersDoesNotMatter() {
        List<HostPort> other = new ArrayList<>(SERVERS);
        Collections.reverse(other);

        assertThat(namespaces()).allSatisfy(each -> assertThat(ServerChoice.among(other, each))
                .isEqualTo(ServerChoice.among(SERVERS, each)));
    }

    @Test
    void everyServerGetsSomeNamespaces() {
        Set<HostPort> chosen = new HashSet<>();
        namespaces().forEach(each -> chosen.add(ServerChoice.among(SERVERS, each)));

        assertThat(chosen).containsExactlyInAnyOrderElementsOf(SERVERS);
    }

    @Test
    void aFurtherServerMovesNothingBetweenTheOthers() {
        HostPort further = new HostPort("cache-4.internal", 11211);
        List<HostPort> more = new ArrayList<>(SERVERS);
        more.add(further);

        assertThat(namespaces()).allSatisfy(each -> assertThat(ServerChoice.among(more, each))
                .isIn(further, ServerChoice.among(SERVERS, each)));
    }

    @Test
    void theChoiceIsTheSameInEveryVersion() {
        assertThat(ServerChoice.among(SERVERS, "shop")).hasToString("cache-1.internal:11211");
    }

    @Test
    void namesOfServersAreTheSameInUpperCase() {
        List<HostPort> shouted =
                List.of(new HostPort("CACHE-2.internal", 11211), new HostPort("cache-1.Internal", 11211));
        List<HostPort> plain =
                List.of(new HostPort("cache-1.internal", 11211), new HostPort("cache-2.internal", 11211));

        assertThat(namespaces()).allSatisfy(each -> assertThat(ServerChoice.among(shouted, each))
                .isEqualTo(ServerChoice.among(plain, each)));
    }

    private static List<String> namespaces() {
        return IntStream.range(0, 50).mapToObj(each -> "shop-" + each).toList();
    }
}
