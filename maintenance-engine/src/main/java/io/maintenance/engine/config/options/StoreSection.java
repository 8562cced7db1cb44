// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.engine.config.discovery.SchemeTraits;
import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.spi.HostPort;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is configured of one store, before anything is opened.
 *
 * @param prefix of its settings: {@code maintenance.backend.} or {@code maintenance.fallback.}
 * @param url its address, or {@code null} if the program handed the backend in
 * @param given where the address came from
 * @param leaves its other settings, without the prefix
 * @param traits what is known of the store before it is opened
 */
public record StoreSection(
        String prefix,
        @Nullable BackendUrl url,
        SettingValue given,
        Map<String, SettingValue> leaves,
        SchemeTraits traits) {

    /** Returns the hosts of the address; none if it has none. */
    List<HostPort> hosts(int defaultPort) {
        return url == null
                ? List.of()
                : url.hosts().stream()
                        .map(host -> new HostPort(host.name(), host.port() == 0 ? defaultPort : host.port()))
                        .toList();
    }

    /** Returns how messages speak of the store. */
    public String shown() {
        return url == null ? "the backend handed in by the program" : url.toString();
    }

    /** Returns the setting and its value, and where that came from: how a message begins that is about the address. */
    public String subject() {
        return url == null ? shown() : prefix + "url=" + url + " (" + given.origin() + ")";
    }

    /** Returns what the store is called after "is not an option of". */
    public String kind() {
        return url == null ? shown() : url.scheme();
    }

    /** Returns {@code true} if other machines may share the store. A directory is of this one, also while its backend is missing. */
    public boolean isNetworked() {
        return url == null || !(url.isFile() || traits.isLocal());
    }
}
