// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.util.List;

/**
 * The choice of the format that a client prefers. There is always one: a client that accepts none gets the first of the server's.
 * Immutable.
 *
 * @param preferred the formats in the server's order
 */
public record FormatNegotiation(List<BodyFormat> preferred) {

    /** For people: a page, unless something else is liked better. */
    public static final FormatNegotiation PAGE_FIRST =
            new FormatNegotiation(List.of(BodyFormat.HTML, BodyFormat.PROBLEM, BodyFormat.TEXT));

    /** For programs. */
    public static final FormatNegotiation JSON_FIRST =
            new FormatNegotiation(List.of(BodyFormat.PROBLEM, BodyFormat.HTML, BodyFormat.TEXT));

    /** For terminals. */
    public static final FormatNegotiation TEXT_FIRST =
            new FormatNegotiation(List.of(BodyFormat.TEXT, BodyFormat.HTML, BodyFormat.PROBLEM));

    /** Returns the format for a client that sent these {@code Accept} headers. */
    public BodyFormat choose(List<String> accept) {
        List<MediaRange> ranges = MediaRange.all(accept);
        BodyFormat best = preferred.get(0);
        int highest = 0;
        for (BodyFormat format : preferred) {
            int quality = quality(format, ranges);
            if (quality > highest) {
                best = format;
                highest = quality;
            }
        }
        boolean eventsOnly =
                highest == 0 && ranges.stream().allMatch(range -> range.closeness("text", "event-stream") > 2);
        return eventsOnly ? BodyFormat.TEXT : best;
    }

    private static int quality(BodyFormat format, List<MediaRange> ranges) {
        return switch (format) {
            case HTML -> quality(ranges, "text", "html");
            case TEXT -> quality(ranges, "text", "plain");
            case PROBLEM -> problemQuality(ranges);
            case EMPTY, GRPC -> 0;
        };
    }

    /** Who takes any JSON takes ours; what is said of problem documents by name counts first. */
    private static int problemQuality(List<MediaRange> ranges) {
        boolean named = ranges.stream().anyMatch(range -> range.closeness("application", "problem+json") > 2);
        boolean json = ranges.stream().anyMatch(range -> range.closeness("application", "json") == 4);
        return json && !named ? quality(ranges, "application", "json") : quality(ranges, "application", "problem+json");
    }

    /** The quality is that of the closest range, and of the first if there are several. */
    private static int quality(List<MediaRange> ranges, String type, String subtype) {
        int closest = 0;
        int quality = 0;
        for (MediaRange range : ranges) {
            int closeness = range.closeness(type, subtype);
            if (closeness > closest) {
                closest = closeness;
                quality = range.quality();
            }
        }
        return quality;
    }
}
