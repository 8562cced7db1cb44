// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

/** A servlet container on a free port of the loopback address, with the filter in front of {@link Application}. */
interface Container extends AutoCloseable {

    int port();

    @Override
    void close();
}
