// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.util.List;

/**
 * One end of a {@link Hop}. Arguments: {@code send} or {@code receive}; then {@code redis}, host and port, or {@code hazelcast} and
 * the configuration file of a client.
 */
public final class HopProgram {

    private HopProgram() {}

    /** Runs one end until its input ends, or something fails. */
    public static void main(String[] args) {
        try {
            hold(args);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            System.err.println(failed); // its driver would keep the process
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0); // whatever a driver has still open
    }

    private static void hold(String[] args) throws IOException, InterruptedException {
        Hop hop = args[1].equals("redis")
                ? new RedisHop(new HostPort(args[2], Integer.parseInt(args[3])))
                : new HazelcastHop(args[2]);
        if (args[0].equals("send")) {
            Conversation.hold(words -> send(hop));
        } else {
            Arrivals arrivals = new Arrivals();
            hop.listen(arrivals::add);
            Conversation.hold(words -> await(arrivals, words));
        }
    }

    private static String send(Hop hop) {
        long start = System.nanoTime();
        hop.send();
        return String.valueOf(start);
    }

    private static String await(Arrivals arrivals, List<String> words) throws InterruptedException {
        return String.valueOf(arrivals.await(Integer.parseInt(words.get(1))));
    }
}
