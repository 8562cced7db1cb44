// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.zookeeper;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Opens {@code example-zookeeper://zk-1:2181,zk-2,zk-3/shop}: the entries are in znodes below {@code /shop/NAMESPACE}. */
@NullMarked
public final class ZooKeeperBackendProvider implements MaintenanceBackendProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("example-zookeeper");
    }

    @Override
    public List<String> urlForms() {
        return List.of("example-zookeeper://HOST:PORT,HOST:PORT/PATH");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        List<String> servers =
                options.hosts(2181).stream().map(HostPort::toString).toList();
        String path = options.path();
        if (servers.isEmpty() || !path.matches("(/[\\w.-]*\\w)+")) {
            options.problem("", "name the servers and a path, such as example-zookeeper://zk-1:2181,zk-2:2181/shop");
        }
        options.finish();
        return new ZooKeeperBackend(String.join(",", servers), path + "/" + options.namespace(), options.timeout());
    }
}
