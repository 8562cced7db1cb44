// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Registers;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes and reads one of the two entries. Immutable and thread-safe. */
public final class EntryCodec<V extends Comparable<V>> {

    private final String namespace;
    private final int compressAbove;
    private final Function<Registers<V>, SortedMap<String, String>> toLines;
    private final Function<SortedMap<String, String>, Registers<V>> fromLines;

    private EntryCodec(
            String namespace,
            int compressAbove,
            Function<Registers<V>, SortedMap<String, String>> toLines,
            Function<SortedMap<String, String>, Registers<V>> fromLines) {
        this.namespace = namespace;
        this.compressAbove = compressAbove;
        this.toLines = toLines;
        this.fromLines = fromLines;
    }

    /** Returns the codec of the status entry. */
    public static EntryCodec<Attributes> status(String namespace, int compressAbove) {
        return new EntryCodec<>(namespace, compressAbove, StatusLines::write, StatusLines::read);
    }

    /** Returns the codec of the addresses entry. */
    public static EntryCodec<Membership> addresses(String namespace, int compressAbove) {
        return new EntryCodec<>(namespace, compressAbove, AddressLines::write, AddressLines::read);
    }

    /** Returns the entry as text, with what is to be said of the fallback if it goes into one. */
    public String write(Registers<V> registers, @Nullable KeeperNote note) {
        return EntryText.write(namespace, note, toLines.apply(registers), compressAbove);
    }

    /** Reads the text of an entry, or its absence. */
    public Entry<V> read(@Nullable String text) {
        if (text == null) {
            return Entry.absent();
        }
        try {
            EntryText entry = EntryText.read(namespace, text);
            Entry.Kind kind = entry.format() > EntryText.FORMAT ? Entry.Kind.NEWER : Entry.Kind.VALID;
            return new Entry<>(text, kind, fromLines.apply(entry.lines()), entry.note(), null);
        } catch (DamagedEntryException damaged) {
            return Entry.damaged(text, damaged.what());
        }
    }

    /** Tells whether a text that this codec wrote could be read back: it must not expand beyond the bound. */
    public boolean canBeReadBack(String text) {
        return !Compression.isCompressed(text) || !read(text).isDamaged();
    }
}
