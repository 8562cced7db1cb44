// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The same map in the memory of a running HAProxy. It is compared each time, because a reload may have read the file just before
 * it was written.
 *
 * @param socket where HAProxy takes commands
 * @param map how HAProxy calls the map: the path that its configuration has
 * @param hosts the hosts
 */
record HaproxyMap(AdminSocket socket, String map, HostTable hosts) implements Mirror {

    private static final Pattern LINE = Pattern.compile("(?m)^0x[0-9a-f]+ (\\S+) (\\S+)\\s*$");

    @Override
    public String name() {
        return "haproxy-socket";
    }

    @Override
    public void write(VerdictTable verdicts) throws IOException {
        try {
            Map<String, String> known = known();
            for (Map.Entry<String, Verdict> each : hosts.verdicts(verdicts).entrySet()) {
                String before = known.get(each.getKey());
                String verdict = each.getValue().label();
                if (!verdict.equals(before)) {
                    command(before == null ? "add" : "set", each.getKey() + " " + verdict);
                }
            }
        } catch (IOException e) {
            throw new IOException(
                    socket.path() + " did not take the verdicts: " + e.getMessage()
                            + "; does HAProxy run, with \"stats socket " + socket.path()
                            + " level admin\" that this user may write, and the map " + map + "?",
                    e);
        }
    }

    private Map<String, String> known() throws IOException {
        String answer = socket.ask("show map " + map);
        Map<String, String> known = new HashMap<>();
        LINE.matcher(answer).results().forEach(line -> known.put(line.group(1), line.group(2)));
        if (known.isEmpty() && !answer.isEmpty()) {
            throw new IOException("it answered \"" + firstLine(answer) + "\"");
        }
        return known;
    }

    private void command(String verb, String entry) throws IOException {
        String answer = socket.ask(verb + " map " + map + " " + entry);
        if (!answer.isEmpty()) {
            throw new IOException("it answered \"" + firstLine(answer) + "\"");
        }
    }

    private static String firstLine(String answer) {
        return answer.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }
}
