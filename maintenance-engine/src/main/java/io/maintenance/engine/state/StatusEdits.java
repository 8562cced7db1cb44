// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import io.maintenance.Activation;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The changes of the status entry. Each writes its stamp, also where the value is already so. */
public final class StatusEdits {

    private StatusEdits() {}

    /**
     * Replaces one holder's activation.
     *
     * @param replacement makes the new activation of the former one; of {@code null} if there is none that parses
     */
    public static Edit put(String scope, String holder, Function<@Nullable Activation, Activation> replacement) {
        return (seen, stamps, now) -> {
            Group<Attributes> group = seen.status().group(scope);
            Stamp stamp = stamps.after(now, group.stampOf(holder), group.floor());
            Activation former = former(seen, scope, holder).orElse(null);
            Attributes value = ActivationCodec.write(replacement.apply(former));
            return State.ofStatus(Registers.of(scope, group(Stamp.NONE, Map.of(holder, new Register<>(stamp, value)))));
        };
    }

    /**
     * Turns off every holder of a scope: raises the floor, so that holders nobody here has heard of are off too, and turns off
     * one by one those whose stamps lie above it.
     *
     * @param off makes an "off" of the former activation of the named holder
     */
    public static Edit clear(String scope, Function<String, Activation> off) {
        return (seen, stamps, now) -> {
            Group<Attributes> group = seen.status().group(scope);
            Stamp floor = stamps.after(now, Stamp.NONE, group.floor());
            SortedMap<String, Register<Attributes>> registers = new TreeMap<>();
            registers.put(Activation.OPERATOR, offRegister(group, floor, off, stamps, now, Activation.OPERATOR));
            group.registers().forEach((holder, register) -> {
                if (register.stamp().compareTo(floor) > 0) {
                    registers.put(holder, offRegister(group, floor, off, stamps, now, holder));
                }
            });
            return State.ofStatus(Registers.of(scope, group(floor, registers)));
        };
    }

    /** Returns the present activation of a holder, if there is one that parses. */
    public static Optional<Activation> former(State seen, String scope, String holder) {
        Register<Attributes> register = seen.status().group(scope).registers().get(holder);
        return register == null ? Optional.empty() : ActivationCodec.read(scope, holder, register);
    }

    private static Register<Attributes> offRegister(
            Group<Attributes> group,
            Stamp floor,
            Function<String, Activation> off,
            Stamps stamps,
            long now,
            String holder) {
        Stamp stamp = stamps.after(now, group.stampOf(holder), floor);
        return new Register<>(stamp, ActivationCodec.write(off.apply(holder)));
    }

    private static Group<Attributes> group(Stamp floor, Map<String, Register<Attributes>> registers) {
        return new Group<>(floor, new TreeMap<>(registers));
    }
}
