// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.IOException;
import java.nio.file.Path;

/** A program that appends events to the file that it is given. */
final class AppendProgram {

    static final int EVENTS = 50;

    private AppendProgram() {}

    public static void main(String... args) throws IOException {
        EventLog log = new EventLog(Path.of(args[0]), LineSeal.PLAIN);
        for (int i = 0; i < EVENTS; i++) {
            EventLine ignored = log.append(SampleLog.entry(args[1]));
        }
    }
}
