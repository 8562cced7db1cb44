// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.function.UnaryOperator;

/** Backends that mix two namespaces, or the two keys of one. */
final class NamespaceFlaws {

    private static final String RULE = "STO-4";

    static final List<Flaw> ALL = List.of(
            Flaw.of("one-record-for-both-keys", "STO-3", Alteration.records((namespace, key) -> namespace + "|x"))
                    .also("STO-1", "STO-2", "STO-4", "STO-5", "STO-6", "STO-7", "STO-8", "STO-9"),
            Flaw.of(
                            "key-by-its-first-letters",
                            "STO-3",
                            Alteration.records((namespace, key) ->
                                    namespace + "|" + key.name().substring(0, 16)))
                    .also("STO-1", "STO-2", "STO-4", "STO-5", "STO-6", "STO-7", "STO-8", "STO-9")
                    .on(SampleStore.EMBEDDED),
            namespace("no-namespace", namespace -> "all").also("STO-1", "STO-2", "STO-3", "STO-5", "STO-6"),
            namespace("namespace-without-hyphens", namespace -> namespace.replace("-", "")),
            namespace("namespace-without-underscores", namespace -> namespace.replace("_", ""))
                    .on(SampleStore.SERVER),
            namespace("namespace-with-hyphens-for-underscores", namespace -> namespace.replace('_', '-')),
            namespace(
                            "namespace-without-its-last-character",
                            namespace -> namespace.substring(0, namespace.length() - 1))
                    .on(SampleStore.EMBEDDED),
            namespace("namespace-without-hyphens-at-its-end", namespace -> namespace.replaceAll("-+$", "")),
            namespace("namespace-without-underscores-at-its-end", namespace -> namespace.replaceAll("_+$", "")),
            namespace("namespace-of-63", namespace -> TextFlaws.upTo(namespace, 63)),
            namespace("namespace-of-32", namespace -> TextFlaws.upTo(namespace, 32)),
            namespace("namespace-in-the-suffix-of-63", NamespaceFlaws::last63),
            Flaw.of("namespace-as-bare-prefix", RULE, Alteration.records(NamespaceFlaws::joined)));

    private NamespaceFlaws() {}

    private static Flaw namespace(String name, UnaryOperator<String> change) {
        return Flaw.of(name, RULE, Alteration.records((namespace, key) -> change.apply(namespace) + "|" + key));
    }

    private static String joined(String namespace, StorageKey key) {
        return (namespace + "-" + key).replace("-", "") + "|";
    }

    private static String last63(String namespace) {
        return namespace.substring(Math.max(0, namespace.length() - 63));
    }
}
