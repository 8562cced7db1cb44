// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

/** The shortest way that a message has through a server: what a change is compared with. */
interface MessageChannel extends AutoCloseable {

    /** Sends one message. */
    void send();

    /** Has {@code arrival} run for each message from now on. */
    void listen(Runnable arrival) throws InterruptedException;

    @Override
    void close();
}
