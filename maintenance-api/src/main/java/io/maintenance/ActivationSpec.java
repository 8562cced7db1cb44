// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/**
 * What a call of {@link MaintenanceScope#enable(java.util.function.Consumer) enable} says; whatever it leaves out has its
 * default. A setter throws {@link IllegalArgumentException} that names the attribute, the value and what is allowed. Not
 * thread-safe: used within the call only.
 */
public interface ActivationSpec {

    /** Sets who holds the maintenance: {@code [a-z0-9][a-z0-9_-]{0,63}}. Default: {@link Activation#OPERATOR}. */
    ActivationSpec holder(String slug);

    /** Sets how much is rejected. Default: {@link Level#FULL}. */
    ActivationSpec level(Level level);

    /** Explains why, for the team; up to 1,000 characters. Default: empty. */
    ActivationSpec reason(String internal);

    /** Sets what visitors are told; up to 10,000 characters. Default: empty, which means the page's own words. */
    ActivationSpec message(String shownToVisitors);

    /**
     * Sets what visitors who read this language are told; up to 10,000 characters. It is the attribute {@code message.de}. Default:
     * they are told what {@link #message(String)} says.
     */
    default ActivationSpec message(Locale language, String shownToVisitors) {
        return attribute("message." + language.toLanguageTag().toLowerCase(Locale.ROOT), shownToVisitors);
    }

    /**
     * Sets when it begins, at most 366 days ahead. A start in the past means at once. A start in the future is refused while the
     * same holder's maintenance is on, which it would end until then: see {@link #replace}. Default: at once.
     */
    ActivationSpec from(Instant start);

    /** Lets a start in the future end what the same holder has on now. Default: such a change is refused. */
    ActivationSpec replace();

    /** Sets when it ends by itself; after the start by at most 366 days, and in the future. Default: open. Replaces {@link #lasting}. */
    ActivationSpec until(Instant end);

    /**
     * Sets how long it lasts, counted from the start; more than zero, at most 366 days. Default: open. Replaces {@link
     * #until}.
     */
    ActivationSpec lasting(Duration duration);

    /** Sets when it should be over, for people; ends nothing. Default: not said. */
    ActivationSpec expect(Instant end);

    /** Sets what clients are told to wait, from one second to one day. Default: the configured one. */
    ActivationSpec retryAfter(Duration delay);

    /** Sets who makes the change; up to 200 characters. Default: the configured author. */
    ActivationSpec by(String who);

    /**
     * Adds a named attribute, which every node keeps, also one that does not know it.
     *
     * @param name {@code [a-z0-9][a-z0-9._-]{0,63}}, and none of the attributes above
     * @param value up to 10,000 characters
     */
    ActivationSpec attribute(String name, String value);

    /**
     * Replaces the scope's own allow-list in the same change: the list is stored before the switch that needs it. An empty
     * collection clears it. Default: the list stays as it is.
     *
     * @param ranges addresses and CIDR ranges, as text or as {@link io.maintenance.address.AddressRange}
     */
    ActivationSpec addresses(Collection<? extends CharSequence> ranges);
}
