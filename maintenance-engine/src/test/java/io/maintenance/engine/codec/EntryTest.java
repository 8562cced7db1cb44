// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Registers;
import org.junit.jupiter.api.Test;

/** What an entry tells of the text that was read. */
class EntryTest {

    private final EntryCodec<Attributes> codec = EntryCodec.status("shop-prod", Integer.MAX_VALUE);
    private final Entry<Attributes> absent = codec.read(null);
    private final Entry<Attributes> valid = codec.read(codec.write(Registers.empty(), null));
    private final Entry<Attributes> newer = codec.read("format=2\n");
    private final Entry<Attributes> damaged = codec.read("format");

    @Test
    void itIsAsLongAsTheText() {
        assertThat(absent.length()).isZero();
        assertThat(damaged.length()).isEqualTo("format".length());
    }

    @Test
    void onlyDamageIsDamaged() {
        assertThat(damaged.isDamaged()).isTrue();
        assertThat(absent.isDamaged() || valid.isDamaged() || newer.isDamaged()).isFalse();
    }

    @Test
    void onlyANewerFormatIsNewer() {
        assertThat(newer.isNewer()).isTrue();
        assertThat(absent.isNewer() || valid.isNewer() || damaged.isNewer()).isFalse();
    }
}
