// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.url.BackendUrl;
import java.nio.file.Path;

/** The command by which a person takes over what was kept in a directory. */
public final class TakeOverCommand {

    private TakeOverCommand() {}

    /**
     * Returns the command, for a shell. It names the store that it copies into, unless the address of that may hold a secret, or
     * there is none.
     *
     * @param directory where the entries are, below a directory that is called like the namespace
     */
    public static String from(Path directory, Settings settings) {
        String url = settings.primary().url();
        boolean named = url.matches("[A-Za-z][A-Za-z0-9+.-]*:[^*\\s]+");
        return "maintenance migrate --from "
                + quoted(BackendUrl.directory(directory).toString()) + " --namespace " + settings.namespace()
                + (named ? " --backend " + quoted(url) : "");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9/:.,@%+_=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
