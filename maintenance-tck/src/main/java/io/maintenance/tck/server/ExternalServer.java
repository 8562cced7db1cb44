// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.harness.TestSkip;

/**
 * A server that runs outside of the kit, and is left alone.
 *
 * @param address where it is
 */
public record ExternalServer(HostPort address) implements ServerControl {

    /** Reads {@code host:port}. */
    public static ExternalServer at(String property, String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalStateException(
                    property + "=" + text + " is no address: give host:port, such as 127.0.0.1:6379");
        }
        return new ExternalServer(new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
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
        TestSkip.unless(false, "the server at " + address + " was not started by the kit, and is left alone");
    }
}
