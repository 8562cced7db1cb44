// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.tck.ContractProfile.Part;

/** A map in this process has no outages. */
@ContractProfile({Part.BASIC, Part.WATCH})
class MemoryBackendTckTest extends MaintenanceBackendTck {

    @Override
    protected String url() {
        return "memory:tck";
    }
}
