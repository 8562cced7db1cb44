// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.XmlClientConfigBuilder;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.io.IOException;

/** A message channel through Hazelcast: an entry that one client replaces, and a listener of another. */
final class HazelcastChannel implements MessageChannel {

    private static final String KEY = "x";

    private final HazelcastInstance client;
    private final IMap<String, String> map;

    HazelcastChannel(String file) throws IOException {
        ClientConfig config = new XmlClientConfigBuilder(file).build().setProperty("hazelcast.logging.type", "none");
        config.getConnectionStrategyConfig()
                .setAsyncStart(false); // the file's nodes do not wait for the cluster, and this one has to
        client = HazelcastClient.newHazelcastClient(config);
        map = client.getMap("hop");
        map.putIfAbsent(KEY, ""); // the other end has it already, and is not to count this
    }

    @Override
    public void send() {
        map.set(KEY, String.valueOf(System.nanoTime()));
    }

    @Override
    public void listen(Runnable arrival) {
        map.addEntryListener((EntryUpdatedListener<String, String>) event -> arrival.run(), KEY, false);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
