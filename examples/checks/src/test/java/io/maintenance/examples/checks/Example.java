// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import java.nio.file.Path;

/** An example that serves HTTP. */
enum Example {
    JETTY("servlet-jetty", "io.maintenance.examples.jetty.Demo"),
    TOMCAT("servlet-tomcat", "io.maintenance.examples.tomcat.TomcatExample"),
    JDK("jdk-httpserver", "io.maintenance.examples.httpserver.HttpServerExample"),
    BOOT("spring-boot", "io.maintenance.examples.boot.BootExample");

    private final Path target;
    private final String main;

    Example(String directory, String main) {
        this.target = examples().resolve(directory).resolve("target");
        this.main = main;
    }

    String mainClass() {
        return main;
    }

    /** What the build leaves in its {@code target}. */
    String classPath() {
        return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
    }

    private static Path examples() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
