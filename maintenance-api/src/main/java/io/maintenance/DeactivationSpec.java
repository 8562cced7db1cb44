// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Collection;

/**
 * What a call of {@link MaintenanceScope#disable(java.util.function.Consumer) disable} sets; whatever it leaves out has its
 * default. A setter throws {@link IllegalArgumentException} that names the attribute, the value and what is allowed. Not
 * thread-safe: used within the call only.
 */
public interface DeactivationSpec {

    /** Sets whose activation is turned off. Default: {@link Activation#OPERATOR}. Replaces {@link #allHolders}. */
    DeactivationSpec holder(String slug);

    /** Turns the activations of all holders off, also of those that this node does not know yet. Replaces {@link #holder}. */
    DeactivationSpec allHolders();

    /** Sets who makes the change; up to 200 characters. Default: the configured author. */
    DeactivationSpec by(String who);

    /**
     * Replaces the scope's own allow-list in the same change. An empty collection clears it. Default: the list stays as it is.
     *
     * @param ranges addresses and CIDR ranges, as text or as {@link io.maintenance.address.AddressRange}
     */
    DeactivationSpec addresses(Collection<? extends CharSequence> ranges);
}
