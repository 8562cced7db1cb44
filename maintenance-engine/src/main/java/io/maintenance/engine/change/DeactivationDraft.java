// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.Activation;
import io.maintenance.DeactivationSpec;
import io.maintenance.address.AddressRange;
import io.maintenance.engine.state.AddressEdits;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.state.Slug;
import io.maintenance.engine.state.StatusEdits;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller of {@code disable} filled in, and the change that it makes. */
public final class DeactivationDraft implements DeactivationSpec {

    private String holder = Activation.OPERATOR;
    private boolean all;
    private String by;
    private @Nullable List<AddressRange> addresses;

    /**
     * Creates a draft that turns off the activation of {@link Activation#OPERATOR}.
     *
     * @param by who makes the change, unless the caller says
     */
    public DeactivationDraft(String by) {
        this.by = by;
    }

    @Override
    public DeactivationSpec holder(String slug) {
        holder = Slug.require("a holder", slug);
        all = false;
        return this;
    }

    @Override
    public DeactivationSpec allHolders() {
        all = true;
        return this;
    }

    @Override
    public DeactivationSpec by(String who) {
        by = ActivationDraft.author(who);
        return this;
    }

    @Override
    public DeactivationSpec addresses(Collection<? extends CharSequence> ranges) {
        addresses = RangeListParser.parse(ranges);
        return this;
    }

    /** Returns the change in a scope. */
    public Edit edit(String scope, InstantSource clock) {
        Edit off = all
                ? StatusEdits.clear(scope, each -> off(scope, each, null, clock.instant()))
                : StatusEdits.put(scope, holder, former -> off(scope, holder, former, clock.instant()));
        return addresses == null ? off : AddressEdits.replace(scope, addresses).and(off);
    }

    private Activation off(String scope, String whose, @Nullable Activation former, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        Instant since = former != null && !former.on() ? former.since() : moment;
        return Activation.builder(scope, whose, moment).by(by).since(since).build();
    }
}
