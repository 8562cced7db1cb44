// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.serve;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminSettings;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.cli.option.UsageException;
import java.nio.file.Path;

/** Where the tokens of this deployment are: as {@code maintenance.admin.tokens-file} says, else beside the flag file. */
final class TokenLocation {

    private static final String NAME = "tokens";

    private TokenLocation() {}

    static AdminSettings of(MaintenanceMode maintenance) {
        AdminSettings configured = AdminSettings.of(maintenance);
        return configured.isOpen() ? configured : configured.withTokens(new TokenFile(byDefault(maintenance)));
    }

    /** Returns the file of settings that name one, as those of {@link #of} do. */
    static TokenFile file(AdminSettings settings) {
        return settings.tokens().orElseThrow();
    }

    private static Path byDefault(MaintenanceMode maintenance) {
        Path flag = maintenance.health().flagFile();
        if (flag == null) {
            throw new UsageException(
                    "There is no place for tokens: set maintenance.admin.tokens-file to a file that only"
                            + " this user can read.");
        }
        return flag.resolveSibling(NAME);
    }
}
