// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.codec.Entry.Kind;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.RandomStates;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer format is never written over, so it is never taken for damage. */
class NewerFormatEntryTest {

    private final EntryCodec<Attributes> codec = EntryCodec.status("shop-prod", Integer.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format=2\nnamespace=shop-prod\n~end=3\n",
                "format=2\nnamespace=shop-prod\n",
                "format=2\nnamespace=shop-prod\n~end=77\n",
                "format=2\nnamespace=another\n~end=3\n",
                "format=2\n",
                "format=2",
                "format=2\nspace=shop-prod\nlist=a\nlist=b\n",
                "format=2\nescape=\\udefault\n",
                "a.b.on=true\nformat=2\nnamespace=shop-prod\n",
                "a.b.on=true\r\nformat=2\r\nnamespace=shop-prod\r\n",
                "a=\\u\n format = 2\nnamespace=shop-prod\n",
                "format:2\n",
                "format 2\n",
                "format=1000000000\nnamespace=shop-prod\n~end=3\n",
                "format=99999999999999999999\nnamespace=shop-prod\n~end=3\n",
                "maintenance/2+gzip:AAAA",
                "maintenance/2+zstd:",
                "maintenance/2+",
                "maintenance/999999999999999999999+gzip:AAAA"
            })
    void aNewerFormatIsNewer(String text) {
        Entry<Attributes> entry = codec.read(text);

        assertThat(entry.kind()).isEqualTo(Kind.NEWER);
        assertThat(entry.problem()).isNull();
        assertThat(entry.raw()).isEqualTo(text);
    }

    @Test
    void aNewerFormatInThisVersionsPackagingIsNewer() {
        assertThat(codec.read(Compression.compress("format=2\na=1\na=2\n")).kind())
                .isEqualTo(Kind.NEWER);
    }

    @Test
    void whatThisVersionCanMakeOfItIsRead() {
        Entry<Attributes> entry = newer("shop-prod");

        assertThat(entry.registers().group("global").registers()).containsOnlyKeys("operator");
    }

    @Test
    void whatBelongsToAnotherNamespaceIsNotMergedWhateverItsFormat() {
        Entry<Attributes> entry = newer("another");

        assertThat(entry.registers().isEmpty()).isTrue();
    }

    @Test
    void whatMayBeCutOffIsNotRead() {
        String text = Objects.requireNonNull(newer("shop-prod").raw());

        for (int length = text.indexOf("global.operator.stamp"); length < text.lastIndexOf('='); length++) {
            Entry<Attributes> entry = codec.read(text.substring(0, length));

            assertThat(entry.kind()).isEqualTo(Kind.NEWER);
            assertThat(entry.registers().isEmpty()).isTrue();
        }
    }

    private Entry<Attributes> newer(String namespace) {
        return codec.read(
                """
                format=2
                global.operator.at=2026-11-21T19:30:00Z
                global.operator.on=true
                global.operator.stamp=1.a
                namespace=%s
                ~end=6
                """
                        .formatted(namespace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "01", "001"})
    void thisFormatIsNotNewer(String format) {
        assertThat(codec.read("format=" + format + "\nnamespace=shop-prod\n~end=3\n")
                        .kind())
                .isEqualTo(Kind.VALID);
    }

    @Test
    void zerosBeforeItDoNotMakeAFormatNewer() {
        assertThat(codec.read("format=000000001\n").kind()).isEqualTo(Kind.DAMAGED);
        assertThat(codec.read("maintenance/000000001+gzip:AAAA").kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aTextThatOnlySpeaksOfFormatsIsNotNewer() {
        String text = "format=1\nglobal.operator.reason=to format=2\\nformat=2\nnamespace=shop-prod\n~end=4\n";

        assertThat(codec.read(text).kind()).isEqualTo(Kind.VALID);
    }

    @Test
    void cuttingOffANewerEntryBehindItsFormatLeavesItNewer() {
        RandomStates.forMany(200, states -> {
            String text = codec.write(states.status(), null).replace("format=1\n", "format=23\n");
            int behind = text.indexOf("format=23") + "format=23".length();
            for (int length = behind; length < text.length(); length++) {
                assertThat(codec.read(text.substring(0, length)).kind()).isEqualTo(Kind.NEWER);
            }
        });
    }
}
