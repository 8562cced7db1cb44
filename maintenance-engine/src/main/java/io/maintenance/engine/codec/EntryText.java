// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.state.Stamp;
import io.maintenance.spi.support.Damage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The frame around an entry's lines: which format and namespace it has, how many lines there are, and in a fallback beside which
 * primary store it is kept, and who tends it.
 *
 * @param format the format it is written in
 * @param note what the entry says of the fallback that holds it, or {@code null}
 * @param lines the lines within the frame
 */
record EntryText(int format, @Nullable KeeperNote note, SortedMap<String, String> lines) {

    /** The format that this version writes, and the newest that it knows. */
    static final int FORMAT = 1;

    private static final String FORMAT_LINE = "format";
    private static final String NAMESPACE_LINE = "namespace";
    private static final String KEEPER_LINE = "~keeper";

    /** In the place of the keeper's line once that was closed in good order. */
    private static final String LEFT_LINE = "~left";

    private static final String PRIMARY_LINE = "~primary";

    /** Stands behind all other lines, also where it would not sort there, so that a text that was cut off lacks it. */
    private static final String END_LINE = "~end";

    private static final Pattern MARKER = Pattern.compile("maintenance/([0-9]++)\\+");

    /** Finds the format without reading the lines, which a newer format may write in ways that count as damage here. */
    private static final Pattern FORMAT_ANYWHERE =
            Pattern.compile("(?:\\A|[\\r\\n])[ \\t\\f]*+format(?:[ \\t\\f]*+[=:][ \\t\\f]*+|[ \\t\\f]++)([0-9]++)");

    /** Writes an entry in this version's format, compressed if it is longer than {@code compressAbove} characters. */
    static String write(
            String namespace, @Nullable KeeperNote note, SortedMap<String, String> lines, int compressAbove) {
        SortedMap<String, String> framed = new TreeMap<>(lines);
        framed.put(FORMAT_LINE, Integer.toString(FORMAT));
        framed.put(NAMESPACE_LINE, namespace);
        if (note != null) {
            put(framed, note);
        }
        String text = PropertyLines.write(framed) + END_LINE + '=' + (framed.size() + 1) + '\n';
        return text.length() > compressAbove ? Compression.compress(text) : text;
    }

    private static void put(SortedMap<String, String> framed, KeeperNote note) {
        Keeper keeper = note.keeper();
        if (keeper != null) {
            framed.put(note.left() ? LEFT_LINE : KEEPER_LINE, keeper.at() + " " + keeper.who());
        }
        if (!note.primary().isEmpty()) {
            framed.put(PRIMARY_LINE, note.primary());
        }
    }

    /**
     * Reads an entry. Of a newer format the lines are what this version can make of it: nothing, if it cannot tell that they are
     * whole.
     */
    static EntryText read(String namespace, String text) throws DamagedEntryException {
        Matcher marker = MARKER.matcher(text);
        if (marker.lookingAt() && format(marker) > FORMAT) {
            return new EntryText(format(marker), null, new TreeMap<>());
        }
        Optional<Damage> damage = Damage.in(text);
        if (damage.isPresent()) {
            throw new DamagedEntryException(damage.get().what());
        }
        if (text.isBlank()) {
            throw new DamagedEntryException("is empty");
        }
        String plain = Compression.isCompressed(text) ? Compression.expand(text) : text;
        try {
            return readPlain(namespace, plain);
        } catch (DamagedEntryException damaged) {
            Matcher declared = FORMAT_ANYWHERE.matcher(plain);
            if (declared.find() && format(declared) > FORMAT) {
                return new EntryText(format(declared), null, new TreeMap<>());
            }
            throw damaged;
        }
    }

    private static int format(Matcher digits) {
        String number = digits.group(1);
        return number.length() <= 9 ? Integer.parseInt(number) : Integer.MAX_VALUE;
    }

    private static EntryText readPlain(String namespace, String text) throws DamagedEntryException {
        SortedMap<String, String> lines = PropertyLines.read(text);
        int count = lines.size();
        int format = number(lines.remove(FORMAT_LINE), "does not say its format");
        KeeperNote note = note(lines);
        String declared = lines.remove(END_LINE);
        checkNamespace(namespace, lines.remove(NAMESPACE_LINE));
        if (number(declared, "is cut off: its last line is missing") != count) {
            throw new DamagedEntryException("has " + count + " lines and says it has " + declared);
        }
        return new EntryText(format, note, lines);
    }

    private static void checkNamespace(String namespace, @Nullable String found) throws DamagedEntryException {
        if (found == null) {
            throw new DamagedEntryException("does not say its namespace");
        }
        if (!found.equals(namespace)) {
            String shown = found.length() <= 64 ? found : found.substring(0, 64) + "...";
            throw new DamagedEntryException("belongs to the namespace '" + shown.replaceAll("\\p{Cntrl}", "?") + "'");
        }
    }

    private static int number(@Nullable String text, String otherwise) throws DamagedEntryException {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            throw new DamagedEntryException(otherwise);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable KeeperNote note(SortedMap<String, String> lines) {
        Optional<Keeper> present = keeper(lines.remove(KEEPER_LINE));
        Optional<Keeper> left = keeper(lines.remove(LEFT_LINE));
        String primary = primary(lines.remove(PRIMARY_LINE));
        Keeper keeper = present.or(() -> left).orElse(null);
        return keeper == null && primary.isEmpty()
                ? null
                : new KeeperNote(primary, keeper, present.isEmpty() && keeper != null);
    }

    /** What a terminal might obey is no name of a store. */
    private static String primary(@Nullable String text) {
        return text == null || text.chars().anyMatch(Character::isISOControl) ? "" : text;
    }

    /** A note that does not parse counts as no note: nobody can be said to tend the fallback. */
    private static Optional<Keeper> keeper(@Nullable String text) {
        String[] parts = Objects.requireNonNullElse(text, "").split(" ", 2);
        try {
            return parts.length == 2 && Stamp.isWriter(parts[1])
                    ? Optional.of(new Keeper(parts[1], Instant.parse(parts[0])))
                    : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
