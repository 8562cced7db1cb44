// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

/**
 * A mistake that somebody might make in the protocol, as a change of the engine's own source: so the engine itself knows
 * nothing of it.
 *
 * @param file the source, from the engine's package
 * @param right what stands there
 * @param wrong what would stand there
 * @param seed a history that finds it
 */
enum PlantedBug {
    FORGETS_TO_MERGE_BEFORE_WRITING(
            "ChangeWriter.java",
            "State target = reading.state().merge(remembered.apply(known.state())).merge(delta);",
            "State target = delta;",
            1),
    ABSENT_COUNTS_AS_OFF(
            "Knowledge.java",
            "Knowledge learnPrimary(Reading reading) { return new Knowledge( state.merge(reading.state()),",
            "Knowledge learnPrimary(Reading reading) { return new Knowledge("
                    + " reading.state().isEmpty() ? reading.state() : state.merge(reading.state()),",
            1),
    A_STAMP_IS_THE_WALL_CLOCK_ONLY(
            "state/Stamps.java",
            "issue(Math.max(clock, former.millis() + 1))",
            "issue(former.millis() < 0 ? clock : clock)",
            1),
    STAMPS_COMPARE_BY_TIME_ONLY(
            "state/Stamp.java",
            "Comparator.comparingLong(Stamp::millis).thenComparing(Stamp::writer)",
            "Comparator.comparingLong(Stamp::millis)",
            1),
    EQUAL_STAMPS_ARE_NOT_ORDERED(
            "state/Register.java",
            "return byStamp != 0 ? byStamp : value.compareTo(other.value);",
            "return byStamp;",
            1),
    COMPARES_TEXTS_IN_PLACE_OF_STATES(
            "Synchronizer.java",
            "if (isDue(key, reading, target, keeper) &&",
            "if ((isDue(key, reading, target, keeper)"
                    + " || !(target.part(key).isEmpty() || store.encode(key, target, keeper).equals(reading.entry(key).raw()))) &&",
            1),
    COMMANDS_REASSERT_THEIR_FALLBACK(
            "NodeParts.java", "changes(remembered -> State.EMPTY,", "changes(UnaryOperator.identity(),", 1),
    COMMANDS_KEEP_STORES_CONVERGED(
            "OneShotLife.java",
            "stores.primary() .tryRead() .ifPresent(reading -> memory.update(known -> known.learnPrimary(reading), Cause.REMOTE_CHANGE));",
            "stores.primary().tryRead().ifPresent(reading -> { memory.update(known -> known.learnPrimary(reading), Cause.REMOTE_CHANGE);"
                    + " for (var key : Store.WRITE_ORDER) {"
                    + " if (!memory.knowledge().state().part(key).isEmpty() && reading.entry(key).raw() == null) {"
                    + " stores.primary().compareAndSet(key, null, stores.primary().encode(key, memory.knowledge().state(), null)); } } });",
            1),
    A_CHANGE_THAT_ALTERS_NOTHING_WRITES_NOTHING(
            "state/StatusEdits.java",
            "Attributes value = ActivationCodec.write(replacement.apply(former(seen, scope, holder)));",
            "Attributes value = ActivationCodec.write(replacement.apply(former(seen, scope, holder)));"
                    + " if (former(seen, scope, holder).isPresent() && former(seen, scope, holder).get().on()"
                    + " == replacement.apply(former(seen, scope, holder)).on()) { return State.EMPTY; }",
            1),
    A_FLOOR_LIES_OVER_EVERYTHING_SEEN(
            "state/StatusEdits.java",
            "Stamp floor = stamps.after(now, Stamp.NONE, group.floor());",
            "Stamp floor = stamps.after(now, group.registers().values().stream().map(Register::stamp)"
                    + ".reduce(Stamp.NONE, Stamp::max), group.floor());",
            1),
    A_FLOOR_OF_ADDRESSES_LIES_OVER_EVERYTHING_SEEN(
            "state/AddressEdits.java",
            "Stamp floor = stamps.after(now, Stamp.NONE, group.floor());",
            "Stamp floor = stamps.after(now, group.registers().values().stream().map(Register::stamp)"
                    + ".reduce(Stamp.NONE, Stamp::max), group.floor());",
            1),
    THE_FIRST_TICK_BELIEVES_A_STALE_FALLBACK(
            "Synchronizer.java", "if (isTended(reading.get())) {", "if (isTended(reading.get()) || arriving) {", 1),
    A_SLEEPER_BELIEVES_ITS_MEMORY(
            "Synchronizer.java", "boolean slept = hasSlept();", "boolean slept = hasSlept() && lastRun == null;", 1),
    A_REPLICA_DELIVERS_NOTHING("Synchronizer.java", "shared.ifPresent(this::deliver);", "", 1),
    NOBODY_ASKS_WHETHER_A_KEEPER_IS_THERE(
            "NodeParts.java",
            "return fallback.keeper() .filter(keeper -> Keeping.isPresent(keeper, surroundings.clock().instant()));",
            "return fallback.keeper();",
            1),
    A_LOST_ANSWER_COUNTS_AS_A_FAILURE(
            "ChangeWriter.java",
            "Result result = afterFailure(store, hoped.delta().only(key), failure, left);",
            "Result result = left.isZero() ? afterFailure(store, hoped.delta().only(key), failure, left) : Result.FAILED;",
            1),
    ENTRIES_OF_OTHERS_ARE_MERGED(
            "codec/EntryText.java", "if (!found.equals(namespace)) {", "if (found.isEmpty()) {", 1),
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
            1),
    A_COMMAND_SIGNS_AS_THE_KEEPER(
            "Changes.java",
            "return writer.write(fallback, reading, edit, keeper.get());",
            "return writer.write(fallback, reading, edit, null);",
            1);

    final String file;
    final String right;
    final String wrong;
    final long seed;

    PlantedBug(String file, String right, String wrong, long seed) {
        this.file = file;
        this.right = right;
        this.wrong = wrong;
        this.seed = seed;
    }
}
