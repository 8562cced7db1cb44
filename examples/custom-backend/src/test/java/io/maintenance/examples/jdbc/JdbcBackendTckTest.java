// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.jdbc;

import io.maintenance.tck.ContractProfile;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.MaintenanceBackendTck;
import org.jspecify.annotations.NullMarked;

@NullMarked
@ContractProfile(Part.BASIC)
class JdbcBackendTckTest extends MaintenanceBackendTck {

    @Override
    protected String url() {
        return "example-jdbc:h2:mem:" + hashCode()
                + ";DB_CLOSE_DELAY=-1;INIT=CREATE TABLE IF NOT EXISTS maintenance_entry"
                + " (namespace VARCHAR(64), name VARCHAR(64), hash CHAR(64), text BLOB, PRIMARY KEY (namespace, name))";
    }
}
