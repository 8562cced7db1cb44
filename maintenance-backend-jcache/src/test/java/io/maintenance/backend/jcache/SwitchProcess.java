// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.MaintenanceMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A node in a process of its own: tells each transition, and does what it is told, a word a line. */
final class SwitchProcess {

    private SwitchProcess() {}

    public static void main(String[] arguments) throws Exception {
        MaintenanceMode node = MaintenanceMode.builder()
                .properties(
                        Map.of(
                                "maintenance.start-timeout", "60s",
                                "maintenance.backend.timeout", "30s",
                                "maintenance.flag-file", "none"),
                        "the test")
                .namespace("shop")
                .backend(arguments[0])
                .noFallback()
                .open();
        say("started " + node.isOn());
        node.onChange(event -> say(event.after().on() ? "on" : "off"));
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            switch (word) {
                case "enable" -> say("enabled " + node.enable().outcome());
                case "disable" -> say("disabled " + node.disable().outcome());
                case "close" -> node.close();
                default -> say("what is " + word + "?");
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
