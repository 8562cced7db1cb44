// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.MaintenanceMode;
import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import io.maintenance.http.client.ClientAddressResolver;
import io.maintenance.http.client.TrustedProxies;
import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.ScopeMap;
import java.util.List;
import java.util.Map;

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

    static final Values.Syntax SLUG = Values.Syntax.of(
            "[a-z0-9][a-z0-9_-]{0,63}",
            "1 to 64 of a-z, 0-9, - and _ are allowed, beginning with a letter or a number");

    /**
     * Checks the settings; names of others are left aside.
     *
     * @throws io.maintenance.ConfigurationException with every mistake
     */
    public static GateSettings of(Map<String, Given> given) {
        Problems problems = new Problems();
        problems.unknownNames(given);
        Values values = new Values(given, problems);
        GateSettings resolved = new GateSettings(
                scopes(values),
                RequestExclusions.read(values),
                client(values),
                BypassSettings.read(values),
                ResponseSettings.read(values),
                PageSettings.read(values),
                values.flag(Names.DRY_RUN, false));
        problems.throwIfAny();
        return resolved;
    }

    /** Returns these settings with further paths that are never in maintenance. */
    public GateSettings excluding(List<PathPattern> further) {
        return new GateSettings(scopes, exclusions.with(further), client, bypass, response, page, dryRun);
    }

    private static ScopeMap scopes(Values values) {
        String otherwise = values.optional(Names.SCOPE, MaintenanceMode.GLOBAL, SLUG);
        List<ScopeMap.ScopeMapping> parts = values.list(Names.SCOPES, ScopeMap.ScopeMapping::parse);
        for (ScopeMap.ScopeMapping part : parts) {
            if (!SLUG.pattern().matcher(part.scope()).matches()) {
                values.wrong(Names.SCOPES, "\"" + part.scope() + "\" is no name of a scope: " + SLUG.allowed());
            }
        }
        return new ScopeMap(parts, otherwise == null ? MaintenanceMode.GLOBAL : otherwise);
    }

    private static ClientAddressResolver client(Values values) {
        String header = values.optional(Names.CLIENT_HEADER, "none", BypassSettings.NAME);
        List<String> named = values.list(Names.CLIENT_TRUSTED, GateSettings::proxy);
        List<AddressRange> trusted = named.stream()
                .filter(each -> !each.equals(UNIX_SOCKET))
                .map(AddressRange::parse)
                .toList();
        if (header != null && !values.isGiven(Names.CLIENT_TRUSTED)) {
            values.wrong(Names.CLIENT_HEADER, "whose word counts? Name the proxies in " + Names.CLIENT_TRUSTED);
        }
        if (header == null && !named.isEmpty() && !values.isGiven(Names.CLIENT_HEADER)) {
            values.wrong(Names.CLIENT_TRUSTED, "which header do they send? Name it in " + Names.CLIENT_HEADER);
        }
        return new ClientAddressResolver(
                header, new TrustedProxies(AddressSet.of(trusted), named.contains(UNIX_SOCKET)));
    }

    private static String proxy(String text) {
        return text.equals(UNIX_SOCKET) ? text : AddressRange.parse(text).text();
    }
}
