// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down those who guess tokens: after ten wrong ones from an address, one more is looked at every six seconds (a token
 * bucket), and from all addresses together a hundred a minute. A right token is never slowed down: whether it is right is
 * decided first. Remembers ten thousand addresses, the least recent of which it forgets. Thread-safe.
 */
public final class LoginThrottle {

    private static final int MOST_ADDRESSES = 10_000;
    private static final Bucket.Size EACH = new Bucket.Size(10, Duration.ofSeconds(6));
    private static final Bucket.Size ALL = new Bucket.Size(100, Duration.ofMillis(600));

    private final InstantSource clock;
    private final Map<String, Bucket> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };
    private Bucket all;

    /** Creates a throttle in which nobody has failed yet. */
    public LoginThrottle(InstantSource clock) {
        this.clock = clock;
        this.all = Bucket.full(ALL, clock.millis());
    }

    /**
     * Notes a wrong token.
     *
     * @param address where it came from, in canonical form
     * @return how long the client is told to wait; zero while it has tries left
     */
    public synchronized Duration failed(String address) {
        long now = clock.millis();
        Bucket before = addresses.getOrDefault(address, Bucket.full(EACH, now));
        Bucket after = before.take(EACH, now);
        addresses.put(address, after);
        all = all.take(ALL, now);
        Duration wait = after.wait(EACH);
        Duration together = all.wait(ALL);
        return wait.compareTo(together) > 0 ? wait : together;
    }

    /** Returns how many addresses are remembered. */
    synchronized int remembered() {
        return addresses.size();
    }

    /**
     * A token bucket.
     *
     * @param left how many tries are left
     * @param at as of which moment
     * @param granted whether there was one for the last that asked
     */
    private record Bucket(double left, long at, boolean granted) {

        record Size(int tries, Duration refill) {}

        static Bucket full(Size size, long now) {
            return new Bucket(size.tries, now, true);
        }

        Bucket take(Size size, long now) {
            double refilled = Math.min(size.tries, left + (double) Math.max(0, now - at) / size.refill.toMillis());
            boolean grants = refilled >= 1;
            return new Bucket(grants ? refilled - 1 : refilled, Math.max(now, at), grants);
        }

        Duration wait(Size size) {
            return granted ? Duration.ZERO : size.refill;
        }
    }
}
