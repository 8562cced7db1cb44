// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/**
 * One end of the shortest way that a message has through a server: what a change is compared with. Arguments: {@code send} or
 * {@code receive}, host, port.
 */
public final class HopProgram {

    private static final String CHANNEL = "hop";

    private HopProgram() {}

    /** Runs one end until its input ends. */
    public static void main(String[] args) throws IOException, InterruptedException {
        HostPort server = new HostPort(args[1], Integer.parseInt(args[2]));
        if (args[0].equals("send")) {
            send(server);
        } else {
            receive(server);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void send(HostPort server) throws IOException {
        try (Jedis jedis = new Jedis(server.host(), server.port())) {
            Conversation.hold(words -> {
                long start = System.nanoTime();
                jedis.publish(CHANNEL, "x");
                return String.valueOf(start);
            });
        }
    }

    private static void receive(HostPort server) throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals();
        CountDownLatch listening = new CountDownLatch(1);
        Thread subscriber = new Thread(() -> subscribe(server, arrivals, listening), "subscriber");
        subscriber.setDaemon(true);
        subscriber.start();
        listening.await();
        Conversation.hold(words -> answer(arrivals, words));
    }

    private static void subscribe(HostPort server, Arrivals arrivals, CountDownLatch listening) {
        try (Jedis jedis = new Jedis(server.host(), server.port())) {
            jedis.subscribe(
                    new JedisPubSub() {
                        @Override
                        public void onSubscribe(String channel, int count) {
                            listening.countDown();
                        }

                        @Override
                        public void onMessage(String channel, String message) {
                            arrivals.add();
                        }
                    },
                    CHANNEL);
        }
    }

    private static String answer(Arrivals arrivals, List<String> words) throws InterruptedException {
        return String.valueOf(arrivals.await(Integer.parseInt(words.get(1))));
    }
}
