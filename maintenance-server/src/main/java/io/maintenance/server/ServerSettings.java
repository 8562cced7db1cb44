// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.server.mirror.MirrorSettings;
import io.maintenance.settings.Setting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server is configured with: the settings {@code maintenance.server.*}, checked. Immutable.
 *
 * @param mirror which copies of the state are made for proxies
 * @param metrics who may read the metrics
 * @param tls the certificate; empty: connections are not encrypted
 * @param limits what clients can cost; no setting
 */
record ServerSettings(MirrorSettings mirror, MetricsAccess metrics, Optional<TlsFiles> tls, ServerLimits limits) {

    /** What the names of all settings begin with. */
    static final String PREFIX = "maintenance.server.";

    private static final String METRICS = PREFIX + "metrics";

    private static final String TLS_CERTIFICATE = PREFIX + "tls.certificate";
    private static final String TLS_KEY = PREFIX + "tls.key";
    private static final SettingType<Path> FILE = SettingType.of(ServerSettings::file, Path::toString);

    /** Every name, in the order in which the documentation explains them. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of(TLS_CERTIFICATE, TLS_KEY, METRICS), MirrorSettings.NAMES.stream())
            .toList();

    /**
     * Returns the settings that the configuration of a switch holds: in its system properties, environment and file.
     *
     * @throws ConfigurationException with every mistake
     */
    static ServerSettings of(MaintenanceMode maintenance) {
        return of(maintenance.settings(PREFIX, NAMES));
    }

    static ServerSettings of(Map<String, Setting> settings) {
        SettingsReader reader = new SettingsReader(settings);
        reader.checkNames(PREFIX, NAMES);
        ServerSettings resolved = new ServerSettings(
                MirrorSettings.read(reader),
                reader.value(METRICS, SettingType.choice(MetricsAccess.CHOICES), MetricsAccess.LOCAL),
                tls(reader),
                ServerLimits.DEFAULT);
        reader.throwIfAny();
        return resolved;
    }

    private static Optional<TlsFiles> tls(SettingsReader reader) {
        if (reader.isSet(TLS_CERTIFICATE) && !reader.isSet(TLS_KEY)) {
            reader.wrong(TLS_CERTIFICATE, "where is its private key? Name the file in " + TLS_KEY);
        }
        if (reader.isSet(TLS_KEY) && !reader.isSet(TLS_CERTIFICATE)) {
            reader.wrong(TLS_KEY, "where is its certificate? Name the file in " + TLS_CERTIFICATE);
        }
        Optional<Path> key = reader.value(TLS_KEY, FILE);
        return reader.value(TLS_CERTIFICATE, FILE)
                .flatMap(certificate -> key.map(own -> new TlsFiles(certificate, own)));
    }

    private static Path file(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("it is no path of a file", e);
        }
    }
}
