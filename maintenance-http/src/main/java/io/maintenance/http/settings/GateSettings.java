// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.MaintenanceMode;
import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import io.maintenance.http.client.ClientAddressResolver;
import io.maintenance.http.client.ProxyNetwork;
import io.maintenance.http.client.TrustedProxies;
import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.ScopeMap;
import io.maintenance.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every setting with its value. Immutable.
 *
 * @param scopes which part a request belongs to
 * @param exclusions what is never in maintenance
 * @param client how the client's address is found
 * @param bypass how secrets are handed in
 * @param response what a rejected client gets
 * @param page the page
 * @param dryRun whether nobody is rejected
 */
public record GateSettings(
        ScopeMap scopes,
        RequestExclusions exclusions,
        ClientAddressResolver client,
        BypassSettings bypass,
        ResponseSettings response,
        PageSettings page,
        boolean dryRun) {

    /** Stands among the trusted proxies for those that have no address. */
    private static final String UNIX_SOCKET = "unix";

    private static final String NAMES = Stream.concat(
                    Stream.of(ProxyNetwork.values()).map(ProxyNetwork::label), Stream.of(UNIX_SOCKET))
            .collect(Collectors.joining(", "));

    /**
     * Checks the settings; names of others are left aside.
     *
     * @throws io.maintenance.ConfigurationException with every mistake
     */
    public static GateSettings of(Map<String, Setting> settings) {
        SettingsReader reader = new SettingsReader(settings);
        reader.checkNames(HttpSettingNames.PREFIX, HttpSettingNames.ALL);
        GateSettings resolved = new GateSettings(
                scopes(reader),
                RequestExclusions.read(reader),
                client(reader),
                BypassSettings.read(reader),
                ResponseSettings.read(reader),
                PageSettings.read(reader),
                reader.value(HttpSettingNames.DRY_RUN, SettingType.flag(), false));
        reader.throwIfAny();
        return resolved;
    }

    /** Returns these settings with further paths that are never in maintenance. */
    public GateSettings excluding(List<PathPattern> further) {
        return new GateSettings(scopes, exclusions.with(further), client, bypass, response, page, dryRun);
    }

    private static ScopeMap scopes(SettingsReader reader) {
        Optional<String> otherwise =
                reader.value(HttpSettingNames.SCOPE, SettingType.slug().orNone(), Optional.of(MaintenanceMode.GLOBAL));
        List<ScopeMap.ScopeMapping> parts = reader.list(HttpSettingNames.SCOPES, GateSettings::part);
        return new ScopeMap(parts, otherwise.orElse(MaintenanceMode.GLOBAL));
    }

    private static ScopeMap.ScopeMapping part(String text) {
        ScopeMap.ScopeMapping part = ScopeMap.ScopeMapping.parse(text);
        try {
            SettingType.slug().parse(part.scope());
            return part;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + part.scope() + "\" is no name of a scope: " + e.getMessage(), e);
        }
    }

    private static ClientAddressResolver client(SettingsReader reader) {
        String header = reader.value(HttpSettingNames.CLIENT_HEADER, BypassSettings.NAME, Optional.empty())
                .orElse(null);
        List<String> named = reader.list(HttpSettingNames.CLIENT_TRUSTED, GateSettings::proxy);
        List<AddressRange> trusted = named.stream()
                .filter(each -> !each.equals(UNIX_SOCKET))
                .flatMap(each -> ranges(each).stream())
                .toList();
        if (header != null && !reader.isSet(HttpSettingNames.CLIENT_TRUSTED)) {
            reader.wrong(
                    HttpSettingNames.CLIENT_HEADER,
                    "whose word counts? Name the proxies in " + HttpSettingNames.CLIENT_TRUSTED);
        }
        if (header == null && !named.isEmpty() && !reader.isSet(HttpSettingNames.CLIENT_HEADER)) {
            reader.wrong(
                    HttpSettingNames.CLIENT_TRUSTED,
                    "which header do they send? Name it in " + HttpSettingNames.CLIENT_HEADER);
        }
        return new ClientAddressResolver(
                header, new TrustedProxies(AddressSet.of(trusted), named.contains(UNIX_SOCKET)));
    }

    private static String proxy(String text) {
        if (!text.equals(UNIX_SOCKET) && ProxyNetwork.of(text).isEmpty()) {
            return address(text);
        }
        return text;
    }

    private static String address(String text) {
        try {
            return AddressRange.parse(text).text();
        } catch (IllegalArgumentException e) {
            boolean word = text.matches("[A-Za-z-]+");
            throw word ? new IllegalArgumentException("\"" + text + "\" is no address, and none of " + NAMES, e) : e;
        }
    }

    private static List<AddressRange> ranges(String text) {
        return ProxyNetwork.of(text).map(ProxyNetwork::ranges).orElseGet(() -> List.of(AddressRange.parse(text)));
    }
}
