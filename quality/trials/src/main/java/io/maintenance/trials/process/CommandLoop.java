// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A loop that reads commands from standard input, one a line, and answers each with one line on standard output. It ends with its
 * input, so that no process outlives the one that started it.
 */
final class CommandLoop {

    private CommandLoop() {}

    /** Answers a command. */
    @FunctionalInterface
    interface CommandHandler {

        /** Returns the answer to a command, given as its words. */
        String answer(List<String> words) throws Exception;
    }

    /** Says that the process is ready, and answers until the input ends. */
    static void serve(CommandHandler answering) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(answering, List.of(line.split(" ", -1))));
        }
    }

    private static String answer(CommandHandler answering, List<String> words) {
        try {
            return inOneLine(answering.answer(words));
        } catch (Exception | LinkageError failed) {
            return inOneLine("failed " + failed);
        }
    }

    private static String inOneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
