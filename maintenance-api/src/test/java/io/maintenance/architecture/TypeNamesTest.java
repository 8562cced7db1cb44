// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names of types, in the main sources of every module. */
class TypeNamesTest {

    private static final Pattern ONE_WORD = Pattern.compile("[A-Z][a-z0-9]+");

    /** Programs that a reader copies are apart from each other, and each may have a main class of its own. */
    private static final Path EXAMPLES = SourceTree.root().resolve("examples");

    /** Each is a word that an engineer of this field knows, or one that {@code docs/glossary.md} explains. */
    private static final Set<String> KNOWN_WORDS = Set.of(
            "Activation",
            "Answer",
            "Attributes",
            "Authentication",
            "Compression",
            "Configuration",
            "Counters",
            "Damage",
            "Deadline",
            "Decision",
            "Deployment",
            "Doctor",
            "Edit",
            "Endpoints",
            "Engine",
            "Entry",
            "Environment",
            "Expectation",
            "Explanation",
            "Fault",
            "Faults",
            "Finding",
            "Gate",
            "Group",
            "Header",
            "Knowledge",
            "Level",
            "Main",
            "Membership",
            "Mirror",
            "Node",
            "Pass",
            "Platform",
            "Problem",
            "Quarantine",
            "Register",
            "Registers",
            "Requirement",
            "Role",
            "Rounds",
            "Route",
            "Secret",
            "Sentence",
            "Setting",
            "Settings",
            "Signal",
            "Slug",
            "Snapshot",
            "Stamp",
            "Stamps",
            "State",
            "Store",
            "Subcommand",
            "Subscription",
            "Synchronizer",
            "Terminal",
            "Token",
            "Traits",
            "Verdict",
            "Watch");

    private final List<String> names = SourceTree.mainFiles().stream()
            .filter(each -> !each.startsWith(EXAMPLES))
            .map(each -> each.getFileName().toString())
            .filter(each -> each.endsWith(".java") && !each.contains("-info"))
            .map(each -> each.replace(".java", ""))
            .toList();

    @Test
    void noNameStandsForTwoThings() {
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void aNameOfOneWordIsAWordThatEverybodyKnows() {
        Stream<String> bare =
                names.stream().filter(each -> ONE_WORD.matcher(each).matches());

        assertThat(bare).allMatch(KNOWN_WORDS::contains);
    }

    @Test
    void noWordIsKnownThatNoTypeIsCalled() {
        assertThat(names).containsAll(KNOWN_WORDS);
    }

    @Test
    void namesAreNouns() {
        assertThat(names)
                .noneMatch(each ->
                        each.matches(".*(Given|Handed|Named|Nearest|Quoted|Keeping|Running|Gathering|Opening|Rendered"
                                + "|Resolved|Waiting|Configured|Listening|Shown|Visible|Eventually)"));
    }
}
