// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a file of events: a JSON object whose last field seals all that stands before it, and whose {@code previous} is the
 * SHA-256 of the line before. Immutable.
 */
public final class EventLine {

    private static final Pattern SEAL = Pattern.compile(",\"(hash|hmac)\":\"([0-9a-f]{64})\"}\\z");
    private static final int SEAL_LENGTH = ",\"hash\":\"\"}".length() + 64;

    private final byte[] bytes;
    private final Map<String, Object> fields;
    private final String sealName;
    private final String seal;

    private EventLine(byte[] bytes, Map<String, Object> fields, Matcher seal) {
        this.bytes = bytes;
        this.fields = fields;
        this.sealName = seal.group(1);
        this.seal = seal.group(2);
    }

    /** Returns the line of an entry that comes after the end of a chain. */
    static EventLine after(ChainEnd end, EventEntry entry, LineSeal seal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seq", end.seq() + 1);
        fields.put("time", entry.time().toString());
        fields.put("type", entry.type());
        fields.putAll(entry.fields());
        fields.put("previous", end.hash());
        String open = text(fields).replaceFirst("}\\z", "");
        String sealed = open + ",\"" + seal.name() + "\":\"" + seal.of(open.getBytes(StandardCharsets.UTF_8)) + "\"}";
        return parse(sealed.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** Returns the line that these bytes are, which do not end in a newline; empty if they are none. The seal is not checked. */
    static Optional<EventLine> parse(byte[] bytes) {
        int begin = Math.max(0, bytes.length - SEAL_LENGTH);
        Matcher seal = SEAL.matcher(new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8));
        if (!seal.find()) {
            return Optional.empty();
        }
        try {
            Map<String, Object> fields = new LinkedHashMap<>(JSON.std.mapFrom(bytes));
            EventLine line = new EventLine(bytes, fields, seal);
            boolean complete =
                    line.seq() > 0 && !line.type().isEmpty() && !line.previous().isEmpty();
            return complete && Instant.parse(line.text("time")) != null ? Optional.of(line) : Optional.empty();
        } catch (IOException | DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Returns the number of the line in its chain, which goes on over several files and begins with one. */
    public long seq() {
        return fields.get("seq") instanceof Number number ? number.longValue() : 0;
    }

    /** Returns what happened. */
    public String type() {
        return text("type");
    }

    /** Returns when it was seen. */
    public Instant time() {
        return Instant.parse(text("time"));
    }

    /** Returns a field that is a text; empty if it is not there. */
    public String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /** Returns all fields by their names, in their order. */
    public Map<String, Object> fields() {
        return new LinkedHashMap<>(fields);
    }

    /** Returns the SHA-256 of the line as it stands in the file, without the newline: what {@code sha256sum} says of it. */
    public String hash() {
        return LineSeal.sha256(bytes);
    }

    String previous() {
        return text("previous");
    }

    boolean isKeyed() {
        return sealName.equals(LineSeal.HMAC);
    }

    /** Returns {@code true} if the seal is that of the text before it. */
    boolean isIntact(LineSeal with) {
        return with.of(Arrays.copyOf(bytes, bytes.length - SEAL_LENGTH)).equals(seal);
    }

    /** Returns the end of the chain after this line. */
    ChainEnd end() {
        return new ChainEnd(seq(), hash());
    }

    /** Returns the line with its newline. */
    byte[] toBytes() {
        byte[] all = Arrays.copyOf(bytes, bytes.length + 1);
        all[bytes.length] = '\n';
        return all;
    }

    private static String text(Map<String, Object> fields) {
        try {
            return JSON.std.asString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
