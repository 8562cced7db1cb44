// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

/**
 * An error that might be made in the protocol, as a change of the engine's own source: so the engine itself knows nothing of
 * it.
 */
enum PlantedBug {
    FORGETS_TO_MERGE_BEFORE_WRITING(
            "change/ChangeWriter.java",
            "State target = reading.state().merge(remembered.apply(known.state())).merge(delta);",
            "State target = delta;",
            2),
    ABSENT_COUNTS_AS_OFF(
            "knowledge/Knowledge.java",
            "Knowledge learned = new Knowledge( state.merge(reading.state()),",
            "Knowledge learned = new Knowledge("
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
            "state.MergeTest.mergingIsCommutative"),
    AN_EDIT_BY_HAND_IS_UNDONE(
            "knowledge/Knowledge.java",
            "return edits.isEmpty() ? learned : learned.learnChange(edits);",
            "return edits == null ? this : learned;",
            "knowledge.ManualEditTest.itStandsInTheListOfAddressesToo"),
    COMPARES_TEXTS_IN_PLACE_OF_STATES(
            "store/WriteBack.java",
            "if (isDue(key, reading, target, note) &&",
            "if ((isDue(key, reading, target, note)"
                    + " || !(target.part(key).isEmpty() || store.encode(key, target, note).equals(reading.entry(key).raw()))) &&",
            15),
    COMMANDS_REASSERT_THEIR_FALLBACK(
            "node/NodeFactory.java", "changes(remembered -> State.EMPTY,", "changes(UnaryOperator.identity(),", 1),
    A_CHANGE_THAT_ALTERS_NOTHING_WRITES_NOTHING(
            "state/StatusEdits.java",
            "Attributes value = ActivationCodec.write(replacement.apply(former));",
            "Attributes value = ActivationCodec.write(replacement.apply(former));"
                    + " if (former != null && former.on() == replacement.apply(former).on()) { return State.EMPTY; }",
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
            "replica/FallbackKeeper.java",
            "boolean isOurs = standing != LeaseState.FOREIGN && (arrivedIn == waking || reading.state().isEmpty());",
            "boolean isOurs = standing != LeaseState.FOREIGN;",
            156),
    A_SLEEPER_BELIEVES_ITS_MEMORY(
            "replica/Synchronizer.java",
            "boolean slept = sleep.hasSlept();",
            "boolean slept = sleep.hasSlept() && sleep.lastLook() == null;",
            332),
    A_REPLICA_DELIVERS_NOTHING("replica/Synchronizer.java", "deliver(reading);", "", 2),
    NOBODY_ASKS_WHETHER_A_KEEPER_IS_THERE(
            "store/KeeperLease.java",
            "return state(reading) == LeaseState.LIVE ? reading.note() : Optional.empty();",
            "return state(reading).isBelieved() ? reading.note() : Optional.empty();",
            6),
    A_LOST_ANSWER_COUNTS_AS_A_FAILURE(
            "change/ChangeWriter.java",
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
            "store/Store.java",
            "List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS);",
            "List.of(StorageKey.MAINTENANCE_MODE_STATUS, StorageKey.MAINTENANCE_MODE_ADDRESSES);",
            1),
    WHO_LEAVES_LEAVES_NOTHING(
            "replica/SyncLoop.java",
            "guarded(task::end);",
            "",
            "replica.FallbackConfirmationTest.theFallbackHasItBeforeTheCloseReturnsIfItTookNothingBefore"),
    WHO_LEAVES_IS_COUNTED_ON("replica/FallbackKeeper.java", "leaves ? lease.left(note) : note;", "note;", 6),
    WHAT_IS_CONFIRMED_REACHES_THE_FALLBACK_SOME_TIME(
            "node/ReplicaLifecycle.java",
            "tended.ifPresent(FallbackLoop::awaitKept);",
            "tended.ifPresent(FallbackLoop::hint);",
            2),
    THE_FALLBACK_OF_ANOTHER_STORE_IS_BELIEVED(
            "store/KeeperLease.java",
            "return entry.raw() != null && !entry.isDamaged() && !primaryOf(entry).equals(primary);",
            "return entry.raw() == null && entry.isDamaged();",
            5),
    THE_KEEPER_OF_ANOTHER_STORE_IS_COUNTED_ON(
            "store/KeeperLease.java",
            "return state(reading) == LeaseState.LIVE ?",
            "return state(reading) == LeaseState.LIVE || isTendedElsewhere(reading) ?",
            71),
    WHAT_IS_SET_ASIDE_IS_LEFT_THERE(
            "store/FallbackReset.java",
            "writer.draft(key, reading, State.EMPTY, lease.note())",
            "writer.draft(key, reading, reading.state(), lease.note())",
            5),
    STAMPS_FORGET_WHAT_ONLY_MEMORY_HAS_SEEN(
            "change/ChangeWriter.java",
            "State delta = edit.delta(known.state(), stamps,",
            "State delta = edit.delta(reading.state(), stamps,",
            "replica.DeliveryTest.aChangeIsStampedAfterAllThatWasSeenThoughTheStoreHasLostIt"),
    STAMPS_FORGET_THE_LAST_ONE_ISSUED(
            "state/Stamps.java",
            "issued.pollFirstEntry();",
            "issued.pollLastEntry();",
            "state.StampsTest.theLastOfVeryManyIsNotIssuedAgain"),
    A_LOST_WRITE_BACK_IS_FORGOTTEN(
            "replica/Synchronizer.java",
            "delivered = whole ? mine : null;",
            "delivered = mine;",
            "replica.DeliveryTest.aWriteThatLosesItsRaceIsTriedAgainAlthoughTheStorePushesEverything"),
    WHAT_CAME_IN_MEANWHILE_COUNTS_AS_DELIVERED(
            "replica/Synchronizer.java",
            "delivered = whole ? mine : null;",
            "delivered = whole ? memory.knowledge().state() : null;",
            "replica.DeliveryTest.whatIsLearntWhileAWriteIsUnderWayDoesNotCountAsDelivered"),
    A_DAMAGED_PRIMARY_IS_REPLACED_BY_WHAT_A_COMMAND_KNOWS(
            "change/ChangeWriter.java",
            "throw ChangeRefusals.damaged(store, key, entry);",
            "reading.isNewer();",
            "store.DamagedStoreTest.aCommandRefusesAndSaysHowToRemoveIt"),
    A_DAMAGED_PRIMARY_IS_REPLACED_BY_NOTHING(
            "store/WriteBack.java",
            "return !target.part(key).isEmpty();",
            "return true;",
            "store.DamagedStoreTest.aNodeThatKnowsNothingOfAnEntryLeavesItsDamage"),
    A_DAMAGED_ENTRY_COUNTS_AS_WHAT_IT_WAS_BEFORE(
            "store/Store.java",
            "return former != null && text != null && text.equals(former.raw()) ? former : codec.read(text);",
            "Entry<V> now = codec.read(text); return former != null && now.isDamaged()"
                    + " ? new Entry<>(text, Entry.Kind.VALID, former.registers(), former.note(), null) : now;",
            12),
    A_CHANGE_KEEPS_NO_DAMAGED_TEXT(
            "store/EntryWriter.java",
            "quarantine.keepDamaged(store, draft.key(), draft.found());",
            "",
            "store.DamagedStoreTest.aChangeReplacesADamagedEntryAndKeepsItsText"),
    NO_CHANGE_HINTS_AT_A_DELIVERY(
            "node/ReplicaLifecycle.java",
            "primary.changed();",
            "",
            "replica.DeliveryTest.aChangeThatWasLeftHereIsDeliveredAtOnceIfTheStoreIsBack"),
    NOTHING_LEARNT_FROM_A_FALLBACK_HINTS_AT_A_DELIVERY(
            "node/ReplicaLifecycle.java",
            "tended.ifPresent(each -> each.keeper().onLearned(primary::hint));",
            "",
            "replica.DeliveryTest.aChangeThatACommandLeftIsDeliveredAtOnceIfTheStoreAnswersHere"),
    A_HINT_DURING_A_RUN_IS_DROPPED(
            "replica/SyncLoop.java",
            "if (!closed && hint.await(task.pause())) {",
            "hint.await(java.time.Duration.ZERO); if (!closed && hint.await(task.pause())) {",
            "replica.DeliveryTest.aHintDuringALookIsFollowedByAnotherLook"),
    A_SIGNAL_BEFORE_THE_WAIT_IS_LOST(
            "platform/ThreadSignal.java",
            "boolean wasRaised =",
            "raised.drainPermits(); boolean wasRaised =",
            "platform.SignalTest.oneThatIsRaisedBeforeAnybodyWaitsIsSeenByWhoWaitsNext"),
    THE_LOOP_DIES_OF_AN_EXCEPTION(
            "replica/SyncLoop.java",
            "} catch (RuntimeException | Error unexpected) {",
            "} catch (StackOverflowError unexpected) {",
            "replica.SyncLoopTest.workThatThrowsIsDoneAgain"),
    A_STATUS_IS_PUBLISHED_BEFORE_ITS_ADDRESSES(
            "replica/Synchronizer.java",
            "memory.learn(reading, known -> context.learnPrimary(believed(known, slept, begin), reading));",
            "memory.learn(reading, known -> context.learnPrimary(known, new StoreReading(reading.status(), reading.addresses(),"
                    + " State.ofStatus(reading.state().status()))));"
                    + " memory.learn(reading, known -> context.learnPrimary(believed(known, slept, begin), reading));",
            "knowledge.EventTest.whoIsToldOfAnOnSeesTheAddressesThatCameWithIt"),
    WHAT_WAS_FORGOTTEN_STAYS_KNOWN(
            "knowledge/Knowledge.java",
            "return new Knowledge(State.EMPTY, false, newer, flaggedSince);",
            "return new Knowledge(State.EMPTY, known, newer, flaggedSince);",
            "replica.StaleMemoryTest.afterALongSleepNothingIsKnownUntilAStoreAnswers"),
    DOUBT_IS_FORGOTTEN_BY_A_SECOND_TRY(
            "change/WriteAttempt.java",
            "State open = former.isUnanswered() ? former.delta : former.doubtful;",
            "State open = former.isUnanswered() ? former.delta : State.EMPTY;",
            "change.UnansweredWriteTest.aTryThatFailsAfterOneThatLostItsRaceDoesNotEndTheDoubtOfTheFirst"),
    A_LOST_RACE_IS_LEFT_WITH_A_KEEPER(
            "change/ChangeExecutor.java",
            "WriteAttempt attempt = failed.result() == Result.LOST_RACE ? null : stores",
            "WriteAttempt attempt = stores",
            "replica.DeliveryTest.aChangeThatOthersAreFasterThanIsNotLeftWithAKeeper"),
    A_COMMAND_SIGNS_AS_THE_KEEPER(
            "change/ChangeExecutor.java",
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
            "knowledge/Knowledge.java",
            "known || isAnAnswer(reading.status()), newer || reading.isNewer(),",
            "known || isAnAnswer(reading.status()), reading.isNewer(),",
            230),
    ATTRIBUTES_OF_LATER_VERSIONS_ARE_DROPPED(
            "codec/StatusLines.java",
            "others.remove(STAMP);",
            "others.keySet().retainAll(ActivationCodec.NAMES); others.remove(STAMP);",
            3),
    LINES_OF_LATER_VERSIONS_ARE_DROPPED("codec/RegisterCollector.java", "extras.put(name, text);", "", 3),
    RANGES_OF_LATER_VERSIONS_ARE_DROPPED(
            "codec/AddressLines.java",
            "collector.register(parts[0], canonical(ranges.nextToken()), register);",
            "AddressRange.tryParse(ranges.nextToken())"
                    + ".ifPresent(range -> collector.register(parts[0], range.text(), register));",
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
