// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import io.maintenance.address.IpAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the client is. Trusted proxies are 10.0.0.0/8 and ::1. */
class ClientAddressResolverTest {

    private static final AddressSet RANGES =
            AddressSet.of(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1")));
    private static final TrustedProxies TRUSTED = new TrustedProxies(RANGES, false);

    private final ClientAddressResolver list = new ClientAddressResolver("X-Forwarded-For", TRUSTED);
    private final ClientAddressResolver standard = new ClientAddressResolver("Forwarded", TRUSTED);
    private final ClientAddressResolver sockets =
            new ClientAddressResolver("X-Forwarded-For", new TrustedProxies(RANGES, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.7          | 203.0.113.7",
                "2001:DB8:0:0::7      | 2001:db8::7",
                "[2001:db8::7]        | 2001:db8::7",
                "::ffff:203.0.113.7   | 203.0.113.7",
                "fe80::1%eth0         | fe80::1",
                "[fe80::1%eth0]       | fe80::1",
                "-                    | -",
                "''                   | -",
                "unknown              | -",
                "unix:                | -",
                "203.0.113.7:5678     | 203.0.113.7",
                "[2001:db8::7]:5678   | 2001:db8::7",
                "203.0.113.7:x        | -",
                "203.0.113.7%eth0     | -",
                "203.0.113            | -",
                "1                    | -",
                "127.1                | -",
                "2130706433           | -",
                "0177.0.0.1           | -",
                "01.02.03.04          | -",
                "0.0.0.0              | -",
                "localhost            | -",
                "203.0.113.0/24       | -",
                "<script>             | -",
                "1.2.3.256            | -",
                "'1.2.3.4 '           | -",
                "١.٢.٣.٤              | -",
                "fe80::1%             | fe80::1",
                "fe80::1%25eth0       | fe80::1",
                "fe80::1%<script>     | -",
            })
    void thePeerIsReadStrictly(@Nullable String remote, @Nullable String client) {
        assertThat(resolve(list, remote, List.of())).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.7                         | 203.0.113.7",
                "203.0.113.7:4711                    | 203.0.113.7",
                "[2001:db8::7]                       | 2001:db8::7",
                "[2001:db8::7]:4711                  | 2001:db8::7",
                "2001:db8::7                         | 2001:db8::7",
                "\"203.0.113.7\"                     | 203.0.113.7",
                "198.51.100.9, 203.0.113.7           | 203.0.113.7",
                "198.51.100.9, 203.0.113.7, 10.1.1.1 | 203.0.113.7",
                "10.0.0.3, 10.0.0.2                  | 10.0.0.3",
                "203.0.113.7, ::ffff:10.0.0.2        | 203.0.113.7",
                "junk, 203.0.113.7                   | 203.0.113.7",
                "203.0.113.7, junk                   | -",
                "203.0.113.7, unknown, 10.0.0.2      | -",
                "203.0.113.7, _hidden                | -",
                "203.0.113.7,                        | 203.0.113.7",
                ",, 203.0.113.7 , ,\t,10.0.0.2,,     | 203.0.113.7",
                ",                                   | 10.0.0.1",
                ",,                                  | 10.0.0.1",
                "''                                  | 10.0.0.1",
                "' '                                 | 10.0.0.1",
                "\"\"                                | -",
                "203.0.113.7, \"\"                   | -",
                "203.0.113.7, unix:                  | -",
                "203.0.113.7:0                       | 203.0.113.7",
                "203.0.113.7:65536                   | -",
                "203.0.113.7:abc                     | -",
                "203.0.113.7:                        | -",
                "[203.0.113.7]                       | -",
                "[2001:db8::7                        | -",
                "[2001:db8::7]x                      | -",
                "fe80::1%eth0                        | fe80::1",
                "[fe80::1%eth0]:4711                 | fe80::1",
                "fe80::1%25eth0                      | fe80::1",
                "fe80::1%<script>                    | -",
                "127.1                               | -",
                "2130706433                          | -",
                "0177.0.0.1                          | -",
                "localhost                           | -",
                "0.0.0.0                             | -",
                "203.0.113.0/24                      | -",
                "\"203.0.113.7                       | -",
            })
    void theListIsReadFromRightToLeft(String header, @Nullable String client) {
        assertThat(resolve(list, "10.0.0.1", List.of(header))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "for=203.0.113.7                                      | 203.0.113.7",
                "For=203.0.113.7;Proto=https;By=10.0.0.1              | 203.0.113.7",
                "proto=https;for=\"203.0.113.7:4711\"                 | 203.0.113.7",
                "for=\"[2001:db8::7]:4711\"                           | 2001:db8::7",
                "for=\"[2001:db8::7]\"                                | 2001:db8::7",
                "for=198.51.100.9, for=203.0.113.7                    | 203.0.113.7",
                "for=203.0.113.7, for=10.0.0.9                        | 203.0.113.7",
                "for=\"203.0.113.\\7\"                                | 203.0.113.7",
                "for=198.51.100.9;host=\"a,b\", for=203.0.113.7       | 203.0.113.7",
                "for=unknown                                          | -",
                "for=_hidden                                          | -",
                "for=\"_SEVKISEK\"                                    | -",
                "for=203.0.113.7:4711                                 | -",
                "for=[2001:db8::7]                                    | -",
                "for=\"2001:db8::7\"                                  | -",
                "for=203.0.113.7;for=198.51.100.9                     | -",
                "for=\"203.0.113.7                                    | -",
                "for=203.0.113.7;                                     | -",
                "for= 203.0.113.7                                     | -",
                "for                                                  | -",
                "203.0.113.7                                          | -",
                "proto=https                                          | -",
                "for=203.0.113.7,                                     | 203.0.113.7",
                ", ,for=203.0.113.7,,for=10.0.0.9                     | 203.0.113.7",
                ",                                                    | 10.0.0.1",
                "for=\"[fe80::1%eth0]\"                                | fe80::1",
                "for=\"\"                                             | -",
            })
    void theStandardHeaderIsReadAsItsGrammarSays(String header, @Nullable String client) {
        assertThat(resolve(standard, "10.0.0.1", List.of(header))).isEqualTo(client);
    }

    @Test
    void linesAreOneList() {
        assertThat(resolve(list, "10.0.0.1", List.of("203.0.113.7", "10.0.0.9")))
                .isEqualTo("203.0.113.7");
        assertThat(resolve(list, "10.0.0.1", List.of("10.0.0.9", "203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aStrangersHeaderDoesNotCount() {
        assertThat(resolve(list, "203.0.113.7", List.of("198.51.100.9"))).isEqualTo("203.0.113.7");
        assertThat(resolve(list, null, List.of("198.51.100.9"))).isNull();
    }

    @Test
    void aProxyThatSaysNothingIsTheClient() {
        assertThat(resolve(list, "10.0.0.1", List.of())).isEqualTo("10.0.0.1");
        assertThat(resolve(list, "::1", List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
    }

    /** What is taken for an address as a peer is taken for one in a header, and the other way round. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "203.0.113.7:80",
                "[2001:db8::7]",
                "[2001:db8::7]:80",
                "2001:db8::7",
                "fe80::1%eth0",
                "[fe80::1%2]",
                "::ffff:203.0.113.7",
                "203.0.113.7:99999",
                "203.0.113.7%eth0",
                "unknown",
                "_x",
                "1.2.3",
                "0.0.0.0",
                "[203.0.113.7]",
                "fe80::1%\u00e9",
                "shop.example",
                "unix:"
            })
    void anAddressIsReadInOneWay(String text) {
        String peer = resolve(list, text, List.of());

        assertThat(resolve(list, "10.0.0.1", List.of(text))).isEqualTo(peer);
        assertThat(resolve(list, "10.0.0.1", List.of(text + ", 10.0.0.2"))).isEqualTo(peer);
        assertThat(resolve(list, "10.0.0.1", List.of("198.51.100.1, \"" + text + "\"")))
                .isEqualTo(peer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-            | 203.0.113.7                 | 203.0.113.7",
                "''           | 203.0.113.7                 | 203.0.113.7",
                "unix:        | 203.0.113.7                 | 203.0.113.7",
                "unix:/run/x  | 203.0.113.7                 | 203.0.113.7",
                "-            | 203.0.113.7, unix:          | 203.0.113.7",
                "10.0.0.1     | 203.0.113.7, unix:, 10.0.0.2 | 203.0.113.7",
                "-            | 198.51.100.1, 203.0.113.7   | 203.0.113.7",
                "-            | 203.0.113.7, \"\"         | -",
                "-            | unix:                       | -",
                "-            | -                           | -",
                "198.51.100.1 | 203.0.113.7                 | 198.51.100.1",
                "unknown      | 203.0.113.7                 | -",
            })
    void aProxyThatComesThroughAUnixSocketIsTrustedIfSomebodySaysSo(
            @Nullable String peer, @Nullable String header, @Nullable String client) {
        List<String> lines = header == null ? List.of() : List.of(header);

        assertThat(resolve(sockets, peer, lines)).isEqualTo(client);
        assertThat(resolve(list, null, lines)).isNull();
        assertThat(resolve(list, "unix:", lines)).isNull();
    }

    @Test
    void withoutAHeaderThePeerIsTheClient() {
        ClientAddressResolver plain = new ClientAddressResolver(null, new TrustedProxies(AddressSet.EMPTY, false));

        assertThat(resolve(plain, "10.0.0.1", List.of("203.0.113.7"))).isEqualTo("10.0.0.1");
    }

    @Test
    void tooMuchIsNotRead() {
        String thousand = String.join(",", Collections.nCopies(1_000, "10.0.0.2"));
        List<String> endless = List.of("1".repeat(64 * 1024));

        assertThat(resolve(list, "10.0.0.1", List.of(thousand))).isNull();
        assertThat(resolve(list, "10.0.0.1", endless)).isNull();
        assertThat(resolve(list, "10.0.0.1", Collections.nCopies(64, "10.0.0.2")))
                .isEqualTo("10.0.0.2");
        assertThat(resolve(list, "10.0.0.1", Collections.nCopies(65, "10.0.0.2")))
                .isNull();
    }

    /** A resolver would ask the network for each of these names, which takes longer than all of them together may. */
    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "dead.beef", "face.cafe"})
    @Timeout(120)
    void namesAreNeverResolved(String name) {
        assertThat(Stream.generate(() -> resolve(list, "10.0.0.1", List.of(name)))
                        .limit(1_000))
                .containsOnlyNulls();
    }

    @Test
    @Timeout(120)
    void hostileElementsAreReadInLinearTime() {
        String hostile = "for=\"" + "\\".repeat(8_000) + ";".repeat(100);

        assertThat(resolve(standard, "10.0.0.1", List.of(hostile))).isNull();
    }

    private static @Nullable String resolve(ClientAddressResolver client, @Nullable String remote, List<String> lines) {
        IpAddress address = client.resolve(remote, lines);
        return address == null ? null : address.text();
    }
}
