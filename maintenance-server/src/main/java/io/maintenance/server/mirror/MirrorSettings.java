// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which copies of the state are made for proxies: the settings {@code maintenance.server.mirror.*}. Immutable.
 *
 * @param directory where the files are; empty: no mirror is written
 * @param scopes the scopes that have files; empty: {@code global}, and all that requests can belong to
 * @param haproxySocket where HAProxy takes commands
 * @param haproxyMap how HAProxy calls the map; empty: as the file in the directory is called
 * @param agentPort the port of HAProxy's agent check; 0: a free one
 */
public record MirrorSettings(
        Optional<Path> directory,
        List<String> scopes,
        Optional<Path> haproxySocket,
        Optional<String> haproxyMap,
        Optional<Integer> agentPort) {

    private static final String PREFIX = "maintenance.server.mirror.";
    private static final String DIRECTORY = PREFIX + "directory";
    private static final String SCOPES = PREFIX + "scopes";
    private static final String HAPROXY_SOCKET = PREFIX + "haproxy-socket";
    private static final String HAPROXY_MAP = PREFIX + "haproxy-map";
    private static final String HAPROXY_AGENT_PORT = PREFIX + "haproxy-agent-port";

    /** The names of all settings, in the order in which the documentation explains them. */
    public static final List<String> NAMES =
            List.of(DIRECTORY, SCOPES, HAPROXY_SOCKET, HAPROXY_MAP, HAPROXY_AGENT_PORT);

    private static final SettingType<Path> ABSOLUTE = SettingType.of(MirrorSettings::absolute, Path::toString);
    private static final SettingType<String> WORD = SettingType.of(MirrorSettings::word, text -> text);

    /** Reads the settings; mistakes are noted by the reader. */
    public static MirrorSettings read(SettingsReader reader) {
        for (String name : List.of(SCOPES, HAPROXY_SOCKET)) {
            if (reader.isSet(name) && !reader.isSet(DIRECTORY)) {
                reader.wrong(name, "into which files? Name their directory in " + DIRECTORY);
            }
        }
        if (reader.isSet(HAPROXY_MAP) && !reader.isSet(HAPROXY_SOCKET)) {
            reader.wrong(HAPROXY_MAP, "of which HAProxy? Name its socket in " + HAPROXY_SOCKET);
        }
        Optional<Path> directory = reader.value(DIRECTORY, ABSOLUTE);
        if (reader.isSet(HAPROXY_SOCKET) && !reader.isSet(HAPROXY_MAP)) {
            directory
                    .filter(path -> !WORD.accepts(path.toString()))
                    .ifPresent(path -> reader.wrong(
                            DIRECTORY, "the commands of HAProxy take no such path: choose one without blanks"));
        }
        return new MirrorSettings(
                directory,
                reader.list(SCOPES, SettingType.slug()::parse),
                reader.value(HAPROXY_SOCKET, ABSOLUTE),
                reader.value(HAPROXY_MAP, WORD),
                reader.value(HAPROXY_AGENT_PORT, SettingType.number(0, 65_535)));
    }

    /** Returns the name of every file that is written for these scopes. */
    static Stream<String> fileNames(List<String> scopes) {
        return Stream.concat(Stream.of(MapFile.NAME), scopes.stream().flatMap(scope -> Stream.of(
                        FlagFiles.ON, FlagFiles.READ_ONLY, PageFiles.HTML, PageFiles.JSON)
                .map(ending -> scope + ending)));
    }

    private static Path absolute(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            // The same is to be said of it.
        }
        throw new IllegalArgumentException("it must be an absolute path");
    }

    /** It is a word of a command. */
    private static String word(String text) {
        if (text.matches("[^\\s;\\\\\\p{Cntrl}]+")) {
            return text;
        }
        throw new IllegalArgumentException("it must be a path without blanks, ';' and '\\'");
    }
}
