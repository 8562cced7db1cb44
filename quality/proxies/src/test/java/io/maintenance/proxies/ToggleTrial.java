// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;

/**
 * Maintenance goes on and off while visitors go on asking. Each answer is the application's or ours.
 *
 * @param site where
 * @param connections the number of visitors, each with a connection that is kept
 * @param toggles how often it goes on or off
 */
record ToggleTrial(ProxyFixture site, int connections, int toggles) {

    private static final long JOIN_MILLIS = 120_000;

    void run() throws InterruptedException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Semaphore turns = new Semaphore(0);
        List<Thread> visitors = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread visitor = new Thread(() -> visit(turns, wrong), "visitor");
            visitor.start();
            visitors.add(visitor);
        }
        try {
            for (int i = 0; i < toggles; i++) {
                toggle(i % 2 == 0, turns);
            }
        } finally {
            visitors.forEach(Thread::interrupt);
            for (Thread visitor : visitors) {
                visitor.join(JOIN_MILLIS);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void toggle(boolean on, Semaphore turns) {
        if (on) {
            site.maintenance().enable();
        } else {
            site.maintenance().disable();
        }
        Awaitility.await().until(() -> {
            turns.release(connections);
            HttpReply seen = site.visit();
            return on ? seen.isMaintenance() : seen.isOfApplication();
        });
    }

    private void visit(Semaphore turns, Queue<String> wrong) {
        try {
            HttpConnection connection = new HttpConnection(site.proxy.port);
            while (true) {
                turns.acquire();
                HttpReply reply = connection.ask(ProxyFixture.VISIT);
                if (!reply.isOfApplication() && !reply.isMaintenance()) {
                    wrong.add(reply.toString());
                }
                if ("close".equals(reply.header("connection"))) {
                    connection.close();
                    connection = new HttpConnection(site.proxy.port);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            wrong.add(broken.toString());
        }
    }
}
