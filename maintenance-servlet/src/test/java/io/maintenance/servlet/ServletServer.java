// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

/** A servlet container on a free port of the loopback address, with the filter in front of {@link SampleServlet}. */
interface ServletServer extends AutoCloseable {

    /** How many requests are worked on at once. */
    int THREADS = 12;

    int port();

    @Override
    void close();
}
