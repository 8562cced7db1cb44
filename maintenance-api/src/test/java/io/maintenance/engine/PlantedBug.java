// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

/**
 * A mistake that somebody might make in the protocol, as a change of the engine's own source: so the engine itself knows
 * nothing of it.
 */
enum PlantedBug {
    FORGETS_TO_MERGE_BEFORE_WRITING(
            "ChangeWriter.java",
            "State target = reading.state().merge(remembered.apply(known.state())).merge(delta);",
            "State target = delta;",
            2),
    ABSENT_COUNTS_AS_OFF(
            "Knowledge.java",
            "Knowledge learnPrimary(Reading reading) { return new Knowledge( state.merge(reading.state()),",
            "Knowledge learnPrimary(Reading reading) { return new Knowledge("
                    + " reading.state().isEmpty() ? reading.state() : state.merge(reading.state()),",
            2),
    A_STAMP_IS_THE_WALL_CLOCK_ONLY(
            "state/Stamps.java",
            "issue(Math.max(clock, former.millis() + 1))",
            "issue(former.millis() < 0 ? clock : clock)",
            12),
    STAMPS_COMPARE_BY_TIME_ONLY(
            "state/Stamp.java",
            "Comparator.comparingLong(Stamp::millis).thenComparing(Stamp::writer)",
            "Comparator.comparingLong(Stamp::millis)",
            187),
    EQUAL_STAMPS_ARE_NOT_ORDERED(
            "state/Register.java",
            "return byStamp != 0 ? byStamp : value.compareTo(other.value);",
            "return byStamp;",
            18),
    COMPARES_TEXTS_IN_PLACE_OF_STATES(
            "EntryWriter.java",
            "if (isDue(key, reading, target, note) &&",
            "if ((isDue(key, reading, target, note)"
                    + " || !(target.part(key).isEmpty() || store.encode(key, target, note).equals(reading.entry(key).raw()))) &&",
            15),
    COMMANDS_REASSERT_THEIR_FALLBACK(
            "NodeParts.java", "changes(remembered -> State.EMPTY,", "changes(UnaryOperator.identity(),", 1),
    A_CHANGE_THAT_ALTERS_NOTHING_WRITES_NOTHING(
            "state/StatusEdits.java",
            "Attributes value = ActivationCodec.write(replacement.apply(former(seen, scope, holder)));",
            "Attributes value = ActivationCodec.write(replacement.apply(former(seen, scope, holder)));"
                    + " if (former(seen, scope, holder).isPresent() && former(seen, scope, holder).get().on()"
                    + " == replacement.apply(former(seen, scope, holder)).on()) { return State.EMPTY; }",
            4),
    A_FLOOR_LIES_OVER_EVERYTHING_SEEN(
            "state/StatusEdits.java",
            "Stamp floor = stamps.after(now, Stamp.NONE, group.floor());",
            "Stamp floor = stamps.after(now, group.registers().values().stream().map(Register::stamp)"
                    + ".reduce(Stamp.NONE, Stamp::max), group.floor());",
            22),
    A_FLOOR_OF_ADDRESSES_LIES_OVER_EVERYTHING_SEEN(
            "state/AddressEdits.java",
            "Stamp floor = stamps.after(now, Stamp.NONE, group.floor());",
            "Stamp floor = stamps.after(now, group.registers().values().stream().map(Register::stamp)"
                    + ".reduce(Stamp.NONE, Stamp::max), group.floor());",
            22),
    THE_FIRST_TICK_BELIEVES_A_STALE_FALLBACK(
            "FallbackKeeper.java",
            "boolean isOurs = standing != Standing.FOREIGN && (arrivedIn == waking || reading.state().isEmpty());",
            "boolean isOurs = standing != Standing.FOREIGN;",
            156),
    A_SLEEPER_BELIEVES_ITS_MEMORY(
            "Synchronizer.java",
            "boolean slept = sleep.hasSlept();",
            "boolean slept = sleep.hasSlept() && sleep.lastLook() == null;",
            332),
    A_REPLICA_DELIVERS_NOTHING("Synchronizer.java", "reading.ifPresent(this::deliver);", "", 2),
    NOBODY_ASKS_WHETHER_A_KEEPER_IS_THERE(
            "NodeParts.java",
            "return lease().of(fallback) == Standing.LIVE ? fallback.note() : Optional.empty();",
            "return lease().of(fallback).isBelieved() ? fallback.note() : Optional.empty();",
            6),
    A_LOST_ANSWER_COUNTS_AS_A_FAILURE(
            "ChangeWriter.java",
            "Result result = afterFailure(store, hoped.delta().only(key), failure, left);",
            "Result result = left.isZero() ? afterFailure(store, hoped.delta().only(key), failure, left) : Result.FAILED;",
            2),
    ENTRIES_OF_OTHERS_ARE_MERGED(
            "codec/EntryText.java", "if (!found.equals(namespace)) {", "if (found.isEmpty()) {", 28),
    OFF_IS_DELETED(
            "state/Group.java",
            "SortedMap<String, Register<V>> living = new TreeMap<>(registers);",
            "SortedMap<String, Register<V>> living = new TreeMap<>(registers);"
                    + " living.values().removeIf(each -> each.value() instanceof Attributes texts && \"false\".equals(texts.get(\"on\")));",
            1),
    A_FLOOR_KILLS_NOTHING(
            "state/Group.java",
            "if (each.next().stamp().compareTo(floor) < 0) {",
            "if (each.next().stamp().compareTo(floor) < 0 && floor.millis() < 0) {",
            5),
    THE_STATUS_IS_WRITTEN_BEFORE_ITS_ADDRESSES(
            "Store.java",
            "List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS);",
            "List.of(StorageKey.MAINTENANCE_MODE_STATUS, StorageKey.MAINTENANCE_MODE_ADDRESSES);",
            1),
    WHO_LEAVES_LEAVES_NOTHING(
            "Ticker.java",
            "guarded(task::end);",
            "",
            "ConfirmedTest.theFallbackHasItBeforeTheCloseReturnsIfItTookNothingBefore"),
    WHO_LEAVES_IS_COUNTED_ON("FallbackKeeper.java", "leaves ? lease.left(note) : note,", "note,", 6),
    WHAT_IS_CONFIRMED_REACHES_THE_FALLBACK_SOME_TIME(
            "ReplicaLife.java", "tended.ifPresent(Tended::awaitKept);", "tended.ifPresent(Tended::hint);", 2),
    THE_FALLBACK_OF_ANOTHER_STORE_IS_BELIEVED(
            "KeeperLease.java",
            "return entry.raw() != null && !entry.isDamaged() && !primaryOf(entry).equals(primary);",
            "return entry.raw() == null && entry.isDamaged();",
            5),
    THE_KEEPER_OF_ANOTHER_STORE_IS_COUNTED_ON(
            "NodeParts.java",
            "return lease().of(fallback) == Standing.LIVE ?",
            "return lease().of(fallback) == Standing.LIVE || lease().isTendedElsewhere(fallback) ?",
            71),
    WHAT_IS_SET_ASIDE_IS_LEFT_THERE(
            "Quarantine.java",
            "store.encode(key, State.EMPTY, lease.note())",
            "store.encode(key, reading.state(), lease.note())",
            5),
    A_COMMAND_SIGNS_AS_THE_KEEPER(
            "Changes.java",
            "writer.write(fallback, reading, edit, keeper.get());",
            "writer.write(fallback, reading, edit, null);",
            1),
    A_LATER_FORMAT_COUNTS_AS_OURS(
            "codec/EntryCodec.java",
            "entry.format() > EntryText.FORMAT ? Entry.Kind.NEWER : Entry.Kind.VALID;",
            "Entry.Kind.VALID;",
            75),
    A_LATER_FORMAT_COUNTS_AS_DAMAGED(
            "codec/EntryText.java",
            "if (marker.lookingAt() && format(marker) > FORMAT) {",
            "if (marker.lookingAt() && format(marker) < FORMAT) {",
            75),
    A_LATER_FORMAT_IS_FORGOTTEN(
            "Knowledge.java",
            "known || isAnAnswer(reading.status()), newer || reading.isNewer(),",
            "known || isAnAnswer(reading.status()), reading.isNewer(),",
            230),
    ATTRIBUTES_OF_LATER_VERSIONS_ARE_DROPPED(
            "codec/StatusLines.java",
            "others.remove(STAMP);",
            "others.keySet().retainAll(ActivationCodec.NAMES); others.remove(STAMP);",
            3),
    LINES_OF_LATER_VERSIONS_ARE_DROPPED("codec/Gathering.java", "extras.put(name, text);", "", 3),
    RANGES_OF_LATER_VERSIONS_ARE_DROPPED(
            "codec/AddressLines.java",
            "gathering.register(parts[0], canonical(ranges.nextToken()), register);",
            "AddressRange.tryParse(ranges.nextToken())"
                    + ".ifPresent(range -> gathering.register(parts[0], range.text(), register));",
            3);

    /** The source, from the engine's package. */
    final String file;

    /** What stands there. */
    final String right;

    /** What would stand there. */
    final String wrong;

    /** A history that finds it; 0 if none does. */
    final long seed;

    /** The test, as class and method, that finds what no history does; empty if one does. */
    final String test;

    PlantedBug(String file, String right, String wrong, long seed) {
        this(file, right, wrong, seed, "");
    }

    PlantedBug(String file, String right, String wrong, String test) {
        this(file, right, wrong, 0, test);
    }

    PlantedBug(String file, String right, String wrong, long seed, String test) {
        this.file = file;
        this.right = right;
        this.wrong = wrong;
        this.seed = seed;
        this.test = test;
    }

    boolean isFoundByATest() {
        return !test.isEmpty();
    }
}
