// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.util.List;

/**
 * One end of a {@link MessageChannel}. Arguments: {@code send} or {@code receive}; then {@code redis}, host and port, or {@code
 * hazelcast} and the configuration file of a client.
 */
public final class ChannelProgram {

    private ChannelProgram() {}

    /** Runs one end until its input ends, or something fails. */
    public static void main(String[] args) {
        try {
            serve(args);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            System.err.println(failed); // its driver would keep the process
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0); // whatever a driver has still open
    }

    private static void serve(String[] args) throws IOException, InterruptedException {
        MessageChannel channel = args[1].equals("redis")
                ? new RedisChannel(new HostPort(args[2], Integer.parseInt(args[3])))
                : new HazelcastChannel(args[2]);
        if (args[0].equals("send")) {
            CommandLoop.serve(words -> send(channel));
        } else {
            ArrivalTimes arrivals = new ArrivalTimes();
            channel.listen(arrivals::add);
            CommandLoop.serve(words -> await(arrivals, words));
        }
    }

    private static String send(MessageChannel channel) {
        long start = System.nanoTime();
        channel.send();
        return String.valueOf(start);
    }

    private static String await(ArrivalTimes arrivals, List<String> words) throws InterruptedException {
        return String.valueOf(arrivals.await(Integer.parseInt(words.get(1))));
    }
}
