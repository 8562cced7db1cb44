// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.HostPort;

/**
 * A server that somebody else runs.
 *
 * @param address where it is
 */
record GivenServer(HostPort address) implements Server {

    /** Reads {@code host:port}. */
    static GivenServer at(String property, String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalStateException(
                    property + "=" + text + " is no address: give host:port, such as 127.0.0.1:6379");
        }
        return new GivenServer(new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
    }

    @Override
    public void stop() {
        skip();
    }

    @Override
    public void resume() {
        skip();
    }

    @Override
    public void kill() {
        skip();
    }

    @Override
    public void restart() {
        skip();
    }

    @Override
    public boolean canHang() {
        return false;
    }

    @Override
    public boolean canDie() {
        return false;
    }

    @Override
    public void close() {
        // it is not ours
    }

    private void skip() {
        Skip.unless(false, "the server at " + address + " was not started by the kit, and is left alone");
    }
}
