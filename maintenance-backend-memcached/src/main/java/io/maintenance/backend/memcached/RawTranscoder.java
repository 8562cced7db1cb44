// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import net.spy.memcached.CachedData;
import net.spy.memcached.transcoders.Transcoder;

/**
 * A transcoder that hands values through as they are, whatever their flags say.
 *
 * <p>The driver's own transcoder would deserialize Java objects that somebody stored. It runs on the driver's thread, where an
 * exception costs the connection; so texts are decoded elsewhere, and no size is too large here.
 */
final class RawTranscoder implements Transcoder<byte[]> {

    @Override
    public boolean asyncDecode(CachedData data) {
        return false;
    }

    @Override
    public CachedData encode(byte[] value) {
        return new CachedData(0, value, getMaxSize());
    }

    @Override
    public byte[] decode(CachedData data) {
        return data.getData();
    }

    @Override
    public int getMaxSize() {
        return Integer.MAX_VALUE;
    }
}
