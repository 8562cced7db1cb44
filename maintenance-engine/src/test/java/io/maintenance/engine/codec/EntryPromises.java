// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.codec.Entry.Kind;
import io.maintenance.engine.state.State;
import io.maintenance.engine.view.Snapshot;
import java.util.List;

/** What holds for the text of an entry, whatever it is. */
public final class EntryPromises {

    private static final String NAMESPACE = "shop-prod";
    private static final int LONGEST_PROBLEM = 300;

    private EntryPromises() {}

    /** A status entry is read, damaged or newer, and what is read can be compiled, written, and read again. */
    public static void status(String text) {
        var registers =
                holds(EntryCodec.status(NAMESPACE, Integer.MAX_VALUE), text).registers();
        Snapshot.compile(State.ofStatus(registers), false, List.of(), null).isOn("global", 0);
    }

    /** An addresses entry likewise. */
    public static void addresses(String text) {
        var registers =
                holds(EntryCodec.addresses(NAMESPACE, Integer.MAX_VALUE), text).registers();
        Snapshot.compile(State.ofAddresses(registers), false, List.of(), null).isOnFor("global", text, 0);
    }

    /** The same text, packed, is read as the same. */
    public static void packed(String text) {
        EntryCodec<?> codec = EntryCodec.status(NAMESPACE, 0);
        Entry<?> plain = codec.read(text);
        if (plain.kind() == Kind.VALID && !Compression.isCompressed(text)) {
            assertThat(codec.read(Compression.compress(text)).registers()).isEqualTo(plain.registers());
        }
        holds(EntryCodec.status(NAMESPACE, 0), "maintenance/1+gzip:" + text);
    }

    private static <V extends Comparable<V>> Entry<V> holds(EntryCodec<V> codec, String text) {
        Entry<V> entry = codec.read(text);
        assertThat(entry.raw()).isEqualTo(text);
        assertThat(entry.isDamaged()).isEqualTo(entry.problem() != null);
        if (entry.problem() != null) {
            assertThat(entry.problem())
                    .isNotBlank()
                    .hasSizeLessThan(LONGEST_PROBLEM)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
        if (entry.kind() == Kind.VALID) {
            Entry<V> again = codec.read(codec.write(entry.registers(), entry.note()));
            assertThat(again.registers()).isEqualTo(entry.registers());
            assertThat(again.note()).isEqualTo(entry.note());
        }
        return entry;
    }
}
