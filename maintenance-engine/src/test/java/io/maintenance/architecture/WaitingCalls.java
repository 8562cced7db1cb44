// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Follows calls from methods that must not wait, and tells which of them reach a lock, I/O or a thread.
 *
 * <p>A call on one of our own types or on any interface may end in each implementation that was imported. The body of a
 * lambda belongs to the method in which it is written. What the JDK does inside its own methods is not looked at.
 */
final class WaitingCalls {

    private static final List<String> PLACES = List.of(
            "java.io.",
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.",
            "java.sql.",
            "java.util.concurrent.locks.",
            "java.util.logging.",
            "java.lang.Process",
            "java.lang.System$Logger",
            "java.lang.Thread");

    private static final Set<String> WAITS =
            Set.of("acquire", "await", "awaitTermination", "exchange", "invokeAll", "invokeAny", "join", "take");

    private final Map<JavaCodeUnit, JavaCodeUnit> callers = new LinkedHashMap<>();
    private final Deque<JavaCodeUnit> ahead = new ArrayDeque<>();
    private final List<String> found = new ArrayList<>();

    private WaitingCalls() {}

    /** Returns one sentence for each call that can wait, with the way that leads to it. */
    static List<String> reachableFrom(Collection<? extends JavaCodeUnit> starts) {
        var walk = new WaitingCalls();
        starts.forEach(start -> walk.visit(start, start));
        while (!walk.ahead.isEmpty()) {
            walk.look(walk.ahead.remove());
        }
        return walk.found;
    }

    private void visit(JavaCodeUnit unit, JavaCodeUnit caller) {
        if (callers.putIfAbsent(unit, caller) == null) {
            ahead.add(unit);
        }
    }

    private void look(JavaCodeUnit unit) {
        if (unit.getModifiers().contains(JavaModifier.SYNCHRONIZED) || SynchronizedBlocks.in(unit)) {
            found.add(wayTo(unit) + " is synchronized");
        }
        for (var access : unit.getAccessesFromSelf()) {
            if (access instanceof JavaCodeUnitAccess<?> call) {
                follow(unit, call.getTarget());
            }
        }
    }

    private void follow(JavaCodeUnit caller, CodeUnitAccessTarget target) {
        if (canWait(target)) {
            found.add(wayTo(caller) + " -> " + target.getFullName());
            return;
        }
        target.resolveMember().ifPresent(declared -> visit(declared, caller));
        overriding(target).forEach(each -> visit(each, caller));
    }

    private static boolean canWait(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        var name = target.getName();
        return PLACES.stream().anyMatch(owner.getName()::startsWith)
                || (owner.getName().startsWith("java.util.concurrent.") && WAITS.contains(name))
                || (owner.isAssignableTo(Future.class) && name.equals("get"))
                || (name.equals("wait") && owner.isEquivalentTo(Object.class));
    }

    private static Stream<JavaCodeUnit> overriding(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        if (!owner.isInterface() && !owner.getPackageName().startsWith("io.maintenance")) {
            return Stream.empty();
        }
        return owner.getAllSubclasses().stream()
                .flatMap(each -> each
                        .tryGetCodeUnitWithParameterTypeNames(
                                target.getName(),
                                target.getRawParameterTypes().stream()
                                        .map(JavaClass::getName)
                                        .toList())
                        .stream());
    }

    private String wayTo(JavaCodeUnit unit) {
        var way = new StringBuilder(unit.getFullName());
        var caller = callers.get(unit);
        var last = unit;
        while (caller != null && caller != last) {
            way.insert(0, caller.getFullName() + " -> ");
            last = caller;
            caller = callers.get(last);
        }
        return way.toString();
    }
}
