// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.respond;

import java.util.List;

/**
 * Finds the form that a client likes best. There is always one: a client that likes nothing gets the first of the server's.
 *
 * @param preferred the forms in the server's order
 */
public record Negotiation(List<Form> preferred) {

    /** For people: a page, unless something else is liked better. */
    public static final Negotiation PAGE_FIRST = new Negotiation(List.of(Form.HTML, Form.PROBLEM, Form.TEXT));

    /** For programs. */
    public static final Negotiation JSON_FIRST = new Negotiation(List.of(Form.PROBLEM, Form.HTML, Form.TEXT));

    /** For terminals. */
    public static final Negotiation TEXT_FIRST = new Negotiation(List.of(Form.TEXT, Form.HTML, Form.PROBLEM));

    /** Returns the form for a client that sent these {@code Accept} headers. */
    public Form choose(List<String> accept) {
        List<MediaRange> ranges = MediaRange.all(accept);
        Form best = preferred.get(0);
        int highest = 0;
        for (Form form : preferred) {
            int quality = quality(form, ranges);
            if (quality > highest) {
                best = form;
                highest = quality;
            }
        }
        boolean eventsOnly =
                highest == 0 && ranges.stream().allMatch(range -> range.closeness("text", "event-stream") > 2);
        return eventsOnly ? Form.TEXT : best;
    }

    private static int quality(Form form, List<MediaRange> ranges) {
        return switch (form) {
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
