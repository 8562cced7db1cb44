// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.Activation;
import io.maintenance.ActivationSpec;
import io.maintenance.DurationText;
import io.maintenance.Level;
import io.maintenance.address.AddressRange;
import io.maintenance.engine.state.ActivationCodec;
import io.maintenance.engine.state.Slug;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller of {@code enable} filled in, checked word by word, and the activation that it makes. */
public final class ActivationDraft implements ActivationSpec {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private String holder = Activation.OPERATOR;
    private Level level = Level.FULL;
    private String reason = "";
    private String message = "";
    private String by;
    private final Map<String, String> attributes = new TreeMap<>();
    private boolean replaces;
    private @Nullable Instant from;
    private @Nullable Instant until;
    private @Nullable Duration lasting;
    private @Nullable Instant expect;
    private @Nullable Duration retryAfter;
    private @Nullable List<AddressRange> addresses;

    public ActivationDraft(String by) {
        this.by = by;
    }

    @Override
    public ActivationSpec holder(String slug) {
        holder = Slug.require("a holder", slug);
        return this;
    }

    @Override
    public ActivationSpec level(Level level) {
        this.level = Objects.requireNonNull(level, "level");
        return this;
    }

    @Override
    public ActivationSpec reason(String internal) {
        reason = bounded("The reason", internal, 1_000);
        return this;
    }

    @Override
    public ActivationSpec message(String shownToVisitors) {
        message = bounded("The message", shownToVisitors, 10_000);
        return this;
    }

    @Override
    public ActivationSpec from(Instant start) {
        from = time("The start", start);
        return this;
    }

    @Override
    public ActivationSpec replace() {
        replaces = true;
        return this;
    }

    @Override
    public ActivationSpec until(Instant end) {
        until = time("The end", end);
        lasting = null;
        return this;
    }

    @Override
    public ActivationSpec lasting(Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A maintenance cannot last " + DurationText.format(duration)
                    + ": use more than zero and at most 366 days, or leave the end open");
        }
        lasting = duration;
        until = null;
        return this;
    }

    @Override
    public ActivationSpec expect(Instant end) {
        expect = time("The expected end", end);
        return this;
    }

    @Override
    public ActivationSpec retryAfter(Duration delay) {
        if (delay.compareTo(Duration.ofSeconds(1)) < 0 || delay.compareTo(LONGEST_RETRY_AFTER) > 0) {
            throw new IllegalArgumentException("Retry-After cannot be " + delay + ": use one second to one day");
        }
        retryAfter = Duration.ofSeconds(delay.toSeconds());
        return this;
    }

    @Override
    public ActivationSpec by(String who) {
        by = author(who);
        return this;
    }

    @Override
    public ActivationSpec attribute(String name, String value) {
        if (!ATTRIBUTE.matcher(name).matches() || ActivationCodec.NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of a further attribute: use lower-case letters,"
                            + " digits, '.', '-' and '_', at most 64, and none of "
                            + ActivationCodec.NAMES.stream().sorted().toList());
        }
        attributes.put(name, bounded("The attribute " + name, value, 10_000));
        return this;
    }

    @Override
    public ActivationSpec addresses(Collection<? extends CharSequence> ranges) {
        addresses = RangeListParser.parse(ranges);
        return this;
    }

    public String holder() {
        return holder;
    }

    /** The allow-list that goes with the activation; empty if the list stays as it is. */
    public Optional<List<AddressRange>> addresses() {
        return Optional.ofNullable(addresses);
    }

    /** Checks what only makes sense together. */
    public void check(Instant now) {
        Instant end = end(now);
        Instant start = from == null || from.isBefore(now) ? now : from;
        if (end != null) {
            time("The end", end);
        }
        if (end != null && from != null && !end.isAfter(from)) {
            throw new IllegalArgumentException("The end, " + end + ", is not after the start, " + from);
        }
        if (end != null && !end.isAfter(now)) {
            throw new IllegalArgumentException(
                    "The end, " + end + ", has passed: it is " + now.truncatedTo(ChronoUnit.SECONDS) + " now");
        }
        if (start.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("The start, " + start + ", is more than 366 days away");
        }
        if (end != null && end.isAfter(start.plus(LONGEST))) {
            throw new IllegalArgumentException("The end, " + end
                    + ", is more than 366 days after the start: name an earlier one, or leave the end open");
        }
    }

    /**
     * Returns the activation; {@code since} stays while the former one is on or to come.
     *
     * @param former what the holder has now; {@code null} if nothing
     * @throws io.maintenance.ChangeRefusedException if it would end the former one until its own start, and was not told to
     */
    public Activation activation(String scope, @Nullable Activation former, Instant now) {
        if (!replaces && from != null && from.isAfter(now) && former != null && former.isActiveAt(now)) {
            throw ChangeRefusals.alreadyOn(former, from);
        }
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        Instant since =
                former != null && (former.isActiveAt(now) || former.isScheduledAt(now)) ? former.since() : moment;
        return Activation.builder(scope, holder, moment)
                .on(true)
                .level(level)
                .from(from)
                .until(end(moment))
                .expect(expect)
                .retryAfter(retryAfter)
                .reason(reason)
                .message(message)
                .by(by)
                .since(since)
                .attributes(attributes)
                .build();
    }

    private @Nullable Instant end(Instant now) {
        if (lasting == null) {
            return until;
        }
        Instant start = from == null || from.isBefore(now) ? now : from;
        return start.plus(lasting).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant time(String what, Instant time) {
        Objects.requireNonNull(time, what);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(what + " cannot be " + time + ": use a time between 1970 and 9999");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Checks who makes a change. */
    static String author(String who) {
        return bounded("The author", who, 200);
    }

    private static String bounded(String what, String text, int longest) {
        Objects.requireNonNull(text, what);
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; at most " + longest + " are kept");
        }
        return text;
    }
}
