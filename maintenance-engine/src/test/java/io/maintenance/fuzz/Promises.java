// SPDX-License-Identifier: Apache-2.0
package io.maintenance.fuzz;

import io.maintenance.engine.codec.EntryPromises;
import io.maintenance.engine.config.sources.PropertiesPromises;
import io.maintenance.engine.config.url.UrlPromises;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** All readers of text from outside. A fuzzer that measures coverage begins here, as {@code ./fuzz} runs it. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are method references, the examples a copy
public enum Promises {
    /** Addresses and ranges. */
    ADDRESS(
            TextPromises::address,
            "192.0.2.1",
            "10.0.0.0/8",
            "2001:db8::/32",
            "::ffff:192.0.2.0/120",
            "[::1]:80",
            "10.*"),
    /** Durations. */
    DURATION(TextPromises::duration, "500ms", "1h30m", "1w 2d 3h", "PT1H30M", "-PT5.5S", "p1dt1h", "90"),
    /** The status entry. */
    STATUS(
            EntryPromises::status,
            """
            format=1
            global.operator.at=2026-11-21T19:30:00Z
            global.operator.on=true
            global.operator.reason=Caf\\u00e9 \\
              closed
            global.operator.retry-after=PT5M
            global.operator.since=2026-11-21T19:30:00.123Z
            global.operator.stamp=1795289400000.ops@web-1#9f2c4a7d01e3b586
            global.operator.until=+12026-11-21T21:00:00Z
            namespace=shop-prod
            store-a.~floor=1795289400000.ops@web-1#9f2c4a7d01e3b586
            ~keeper=2026-11-21T19:30:00Z ops@web-1#1
            ~primary=redis://cache:6379/14
            ~end=12
            """),
    /** The addresses entry. */
    ADDRESSES(
            EntryPromises::addresses,
            """
            format=1
            global.in.1795289400000.ops@web-1#9f2c4a7d01e3b586=10.0.0.0/8 2001:db8::1 ten.*
            global.out.2.a=10.0.0.1
            global.~floor=1.a
            namespace=shop-prod
            ~end=6
            """),
    /** Either entry, packed. */
    PACKED(
            EntryPromises::packed,
            "format=1\nnamespace=shop-prod\n~end=3\n",
            "H4sIAAAAAAAA/0vKLy9WSMlP5gIA8v4oLAgAAAA="),
    /** Addresses of stores. */
    URL(
            UrlPromises::url,
            "redis://user:p%40ss@a:1,[::1]:2,my_host/14?ssl=true&name=%C3%A9",
            "file:/var/lib/shop",
            "jcache:hazelcast-client/maintenance?uri=x",
            "redis://:***@a"),
    /** Properties files. */
    PROPERTIES(
            PropertiesPromises::properties,
            "# comment \\\n\nmaintenance.by = a \\\n   b\r\n! c\rmaintenance.scopes: x\n",
            "\uFEFFmaintenance.namespace=shop\nmaintenance.backend.url=redis\\://a\\u00e9\nmaintenance.by\n");

    private final Consumer<String> reader;
    private final List<String> examples;

    Promises(Consumer<String> reader, String... examples) {
        this.reader = reader;
        this.examples = List.of(examples);
    }

    /** Fails unless all that is promised of the text holds. */
    public void check(String text) {
        reader.accept(text);
    }

    /** Returns texts that people write. */
    public List<String> examples() {
        return examples;
    }

    /** Returns the input of a fuzzer that stands for a text. */
    byte[] input(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[bytes.length + 1];
        input[0] = (byte) List.of(values()).indexOf(this);
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        return input;
    }

    /** Loads all that readers need before the fuzzer looks at the time that an input takes. */
    public static void fuzzerInitialize() {
        for (Promises promises : values()) {
            promises.examples.forEach(promises::check);
        }
    }

    /** Checks one input of a fuzzer: the first byte chooses the reader, the others are the text. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
            values()[(input[0] & 0xff) % values().length].check(text);
        }
    }
}
