// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceException;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.ScopeStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of a node of the trials, and its answers. */
final class NodeCommands {

    private static final int FRAMES = 12;

    private final MaintenanceMode mode;
    private final ShiftedClock clock;
    private final SimulatedVisitor visitor;
    private final QuestionTimer questions;
    private final WriterThreads writers;
    private final ArrivalTimes transitions = new ArrivalTimes();

    NodeCommands(MaintenanceMode mode, ShiftedClock clock, SimulatedVisitor visitor) {
        this.mode = mode;
        this.clock = clock;
        this.visitor = visitor;
        this.questions = new QuestionTimer(mode);
        this.writers = new WriterThreads(mode);
        mode.onChange(event -> transitions.add());
    }

    /** Does what a line says. Changes name their scope first. */
    String answer(List<String> words) throws Exception {
        return switch (words.get(0)) {
            case "enable" ->
                change(() ->
                        scope(words).enable(spec -> spec.holder(words.get(2)).reason(words.get(3))));
            case "disable" -> change(() -> scope(words).disable(words.get(2)));
            case "allow" -> change(() -> scope(words).allow(words.get(2)));
            case "disallow" -> change(() -> scope(words).disallow(words.get(2)));
            case "is-on" -> String.valueOf(mode.isOn());
            case "state" -> state();
            case "health" -> mode.health().toString();
            case "jump" -> jump(Duration.parse(words.get(1)));
            case "visits" -> visitor.report();
            default -> measure(words);
        };
    }

    private String measure(List<String> words) throws Exception {
        return switch (words.get(0)) {
            case "transitions" -> String.valueOf(transitions.count());
            case "transition" -> String.valueOf(transitions.await(number(words, 1)));
            case "pulse" -> pulse(Boolean.parseBoolean(words.get(1)));
            case "ask" -> questions.ask(words.get(1), number(words, 2));
            case "rare" -> questions.rare(words.get(1));
            case "write" -> writers.write(number(words, 1), number(words, 2), number(words, 3));
            case "threads" -> threads();
            case "resources" -> ResourceUsage.report();
            default -> throw new IllegalArgumentException("no such command: " + words);
        };
    }

    private MaintenanceScope scope(List<String> words) {
        return mode.scope(words.get(1));
    }

    /** Outcome, nanoseconds, and who keeps it or what was wrong. */
    private static String change(Supplier<ChangeResult> action) {
        long start = System.nanoTime();
        try {
            ChangeResult change = action.get();
            Keeper keeper = change.keeper();
            return change.outcome() + " " + (System.nanoTime() - start) + " " + (keeper == null ? "" : keeper.who());
        } catch (MaintenanceException refused) {
            return "REFUSED " + (System.nanoTime() - start) + " " + refused.getMessage();
        }
    }

    /** Turns the operator on or off, and returns when it began. */
    private String pulse(boolean on) {
        long start = System.nanoTime();
        ChangeResult change = on ? mode.enable() : mode.disable();
        if (!change.isConfirmed()) {
            throw new IllegalStateException(change.toString());
        }
        return String.valueOf(start);
    }

    private String jump(Duration offset) {
        clock.jump(offset);
        return "jumped";
    }

    /** Every register of this node, in a fixed order: {@code global/deploy=on:7 global+10.0.0.1}. */
    private String state() {
        return mode.snapshot().scopes().stream()
                .map(name -> registers(mode.scope(name).status()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String registers(ScopeStatus status) {
        String activations = status.activations().stream()
                .filter(each -> each.scope().equals(status.scope()))
                .map(NodeCommands::register)
                .sorted()
                .collect(Collectors.joining(" "));
        String addresses = status.addresses().stream()
                .map(each -> status.scope() + "+" + each.text())
                .collect(Collectors.joining(" "));
        return (activations + " " + addresses).strip();
    }

    private static String register(Activation each) {
        return each.scope() + "/" + each.holder() + "=" + (each.on() ? "on:" + each.reason() : "off");
    }

    /** Returns what each thread is doing, to find out why a node does not move. */
    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(each -> each.getKey().getName() + ": "
                        + Stream.of(each.getValue())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(" < ")))
                .sorted()
                .collect(Collectors.joining(" || "));
    }

    private static int number(List<String> words, int index) {
        return Integer.parseInt(words.get(index));
    }
}
