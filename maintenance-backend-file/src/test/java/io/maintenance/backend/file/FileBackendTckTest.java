// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.tck.MaintenanceBackendTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileBackendTckTest extends MaintenanceBackendTck {
    @TempDir
    Path directory;

    @Override
    protected String url() {
        return "file:" + directory;
    }
}
