// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import io.maintenance.patience.Rounds;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * States as an entry can hold them, from a seed: few names and few stamps, so that they meet, and texts that are hard to
 * write.
 */
public final class RandomStates {

    /** Another run of the same tests: {@code -Dmaintenance.test.seed=...}. */
    private static final long SEED = Long.getLong("maintenance.test.seed", System.nanoTime());

    private static final List<String> SCOPES = List.of("global", "store-a", "0_b");
    private static final List<String> HOLDERS = List.of("operator", "deploy", "in");
    private static final List<String> WRITERS = List.of("ops@web-1#9f2c4a7d01e3b586", "a=:#!\\~@h", "~");
    private static final List<String> RANGES =
            List.of("10.0.0.1", "10.0.0.0/8", "2001:db8::/32", "future:10.*", "0.0.0.0/0", "a=:#!\\\u0007");
    private static final String CHARACTERS =
            "ab=:#!\\ \t\n\r\f\0\u0007\u007f\u0085\u2028\u00e9\ud83d\ude00\ud800\udfff.~/";

    private final Random random;

    private RandomStates(long seed) {
        random = new Random(seed);
    }

    /** Makes a check many times; a failure names the seed that repeats it at once. */
    public static void forMany(int rounds, Consumer<RandomStates> check) {
        for (long seed = SEED; seed < SEED + Rounds.atMost(rounds); seed++) {
            try {
                check.accept(new RandomStates(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("Again with -Dmaintenance.test.seed=" + seed, failure);
            }
        }
    }

    /** Returns where the numbers come from. */
    public Random random() {
        return random;
    }

    /** Returns one of these. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns a state of both entries. */
    public State state() {
        return new State(status(), addresses());
    }

    /** Returns what a status entry says. */
    public Registers<Attributes> status() {
        return registers(HOLDERS, (stamp, name) -> random.nextInt(5) == 0 ? unreadable() : readable(stamp));
    }

    /** Returns what an addresses entry says. */
    public Registers<Membership> addresses() {
        return registers(RANGES, (stamp, name) -> new Register<>(stamp, oneOf(List.of(Membership.values()))));
    }

    private <V extends Comparable<V>> Registers<V> registers(
            List<String> names, BiFunction<Stamp, String, Register<V>> register) {
        SortedMap<String, Group<V>> groups = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            SortedMap<String, Register<V>> named = new TreeMap<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                String name = oneOf(names);
                named.put(name, register.apply(stamp(), name));
            }
            groups.put(oneOf(SCOPES), new Group<>(random.nextInt(3) == 0 ? stamp() : Stamp.NONE, named));
        }
        return new Registers<>(groups, extras());
    }

    private SortedMap<String, String> extras() {
        SortedMap<String, String> extras = new TreeMap<>();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            extras.put(oneOf(List.of("future", "\u00e9", "~zz", "", "No.slug.here", " #x")), text());
        }
        return extras;
    }

    /** Returns a stamp that other states are likely to have too. */
    public Stamp stamp() {
        return new Stamp(oneOf(List.of(0L, 1L, 2L, 1_795_289_400_000L, 253_402_300_799_999L)), oneOf(WRITERS));
    }

    private Register<Attributes> readable(Stamp stamp) {
        SortedMap<String, String> texts = texts();
        texts.put("on", Boolean.toString(random.nextBoolean()));
        texts.put("at", "2026-11-21T19:30:00Z");
        return new Register<>(stamp, Attributes.of(texts));
    }

    private Register<Attributes> unreadable() {
        SortedMap<String, String> texts = texts();
        texts.put("on", oneOf(List.of("true", "false", "maybe")));
        texts.put("stamp", oneOf(List.of("", "yesterday", "1", "-1.a", "9999999999999999999.a", "1.a b")));
        return new Register<>(Stamp.NONE, Attributes.of(texts));
    }

    private SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put(oneOf(List.of("x", "a", "b", "ticket.no", text())), text());
        }
        return texts;
    }

    /** Returns a text that is hard to write down. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
