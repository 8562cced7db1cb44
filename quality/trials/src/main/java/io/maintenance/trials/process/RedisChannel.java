// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.spi.HostPort;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/** A message channel through Redis: a message that one client publishes, and a subscriber. */
final class RedisChannel implements MessageChannel {

    private static final String CHANNEL = "hop";

    private final Jedis jedis;

    RedisChannel(HostPort server) {
        jedis = new Jedis(server.host(), server.port());
    }

    @Override
    public void send() {
        jedis.publish(CHANNEL, "x");
    }

    @Override
    public void listen(Runnable arrival) throws InterruptedException {
        CountDownLatch listening = new CountDownLatch(1);
        Thread subscriber = new Thread(() -> subscribe(arrival, listening), "subscriber");
        subscriber.setDaemon(true);
        subscriber.start();
        listening.await();
    }

    @Override
    public void close() {
        jedis.close();
    }

    private void subscribe(Runnable arrival, CountDownLatch listening) {
        jedis.subscribe(
                new JedisPubSub() {
                    @Override
                    public void onSubscribe(String channel, int count) {
                        listening.countDown();
                    }

                    @Override
                    public void onMessage(String channel, String message) {
                        arrival.run();
                    }
                },
                CHANNEL);
    }
}
