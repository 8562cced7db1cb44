// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the build, as their poms say. */
final class Modules {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final String UNPUBLISHED = "<maven.deploy.skip>true</maven.deploy.skip>";
    private static final Pattern OWN_ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    private Modules() {}

    /** Returns the artifacts that projects depend on: not examples, and not the command, which is a distribution. */
    static List<String> published() {
        return poms("(maintenance-(?!cli)|integrations/).*")
                .filter(pom -> !pom.contains(UNPUBLISHED) && !pom.contains("<packaging>pom</packaging>"))
                .map(pom -> artifact(withoutParent(pom)))
                .toList();
    }

    /** Returns the poms of all modules. */
    static List<String> all() {
        return poms(".*").toList();
    }

    private static Stream<String> poms(String modules) {
        return MODULE.matcher(Pages.read("pom.xml"))
                .results()
                .filter(each -> each.group(1).matches(modules))
                .map(each -> Pages.read(each.group(1) + "/pom.xml"));
    }

    /** Returns the version of a pom that states one of its own, or has it from its parent. */
    static String version(String pom) {
        return first(Pattern.compile("<version>([^<]+)</version>"), pom);
    }

    private static String artifact(String pom) {
        return first(OWN_ARTIFACT, pom);
    }

    private static String withoutParent(String pom) {
        return pom.replaceFirst("(?s)<parent>.*?</parent>", "");
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
