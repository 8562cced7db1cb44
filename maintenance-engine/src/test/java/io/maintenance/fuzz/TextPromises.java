// SPDX-License-Identifier: Apache-2.0
package io.maintenance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.maintenance.DurationText;
import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What holds for addresses and durations, whatever the text. */
public final class TextPromises {

    private static final int LONGEST_MESSAGE = 600;

    private static final AddressSet SET =
            AddressSet.of(List.of(AddressRange.parse("192.0.2.0/24"), AddressRange.parse("2001:db8::/32")));

    private TextPromises() {}

    /** A range is read, or refused with a message of bounded length; what is read is read again as the same. */
    public static void address(String text) {
        Optional<AddressRange> range = AddressRange.tryParse(text);
        SET.contains(text);
        range.ifPresentOrElse(TextPromises::isCanonical, () -> isRefused(() -> AddressRange.parse(text)));
    }

    private static void isCanonical(AddressRange range) {
        assertThatObject(AddressRange.parse(range.text())).isEqualTo(range);
        assertThat(AddressRange.parse(range.text()).text()).isEqualTo(range.text());
        assertThat(range.text()).hasSizeLessThanOrEqualTo("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128".length());
    }

    /** A duration is read, and then it can be written so that it is read again; or it is refused. */
    public static void duration(String text) {
        Duration duration;
        try {
            duration = DurationText.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
            return;
        }
        assertThat(duration).matches(each -> !each.isNegative());
        assertThat(DurationText.parse(DurationText.format(duration)))
                .isEqualTo(duration.truncatedTo(ChronoUnit.MILLIS));
    }

    private static void isRefused(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
            return;
        }
        throw new AssertionError("read, and not read");
    }
}
