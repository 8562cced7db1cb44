// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

class MemoryBackendTckTest extends MaintenanceBackendTck {

    @Override
    protected String url() {
        return "memory:tck";
    }
}
