// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How secrets are handed in. Immutable.
 *
 * @param parameter the parameter of the link, or {@code null}: there are no links
 * @param cookie the name of the cookie
 * @param domain the hosts that get the cookie: this one and those below it; {@code null}: the one that set it
 * @param lifetime how long a cookie lasts at most
 * @param header the header with a secret, or {@code null}: none
 * @param insecureHeader the header that opens with any value, or {@code null}: none
 */
public record BypassSettings(
        @Nullable String parameter,
        String cookie,
        @Nullable String domain,
        Duration lifetime,
        @Nullable String header,
        @Nullable String insecureHeader) {

    /** Names of headers, cookies and parameters. */
    static final Values.Syntax NAME =
            Values.Syntax.of("[A-Za-z0-9_-]{1,64}", "1 to 64 of A-Z, a-z, 0-9, - and _ are allowed, or none");

    private static final Values.Syntax DOMAIN = Values.Syntax.of(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}",
            "a domain such as shop.example is allowed, or none");

    private static final String COOKIE = "maintenance_bypass";

    static BypassSettings read(Values values) {
        String insecure = values.optional(Names.BYPASS_INSECURE_HEADER, "none", NAME);
        String header = values.optional(Names.BYPASS_HEADER, "X-Maintenance-Bypass", NAME);
        if (insecure != null && insecure.equalsIgnoreCase(header)) {
            values.wrong(Names.BYPASS_INSECURE_HEADER, "it is the header for secrets already: choose another name");
        }
        String cookie = values.optional(Names.BYPASS_COOKIE, COOKIE, NAME);
        if (cookie == null && values.text(Names.BYPASS_COOKIE, COOKIE).equals("none")) {
            values.wrong(
                    Names.BYPASS_COOKIE,
                    "without a cookie a link leads nowhere: set " + Names.BYPASS_PARAMETER + "=none to have no links");
        }
        return new BypassSettings(
                values.optional(Names.BYPASS_PARAMETER, COOKIE, NAME),
                Objects.requireNonNullElse(cookie, COOKIE),
                values.optional(Names.BYPASS_DOMAIN, "none", DOMAIN),
                values.duration(
                        Names.BYPASS_LIFETIME, Duration.ofHours(12), Duration.ofMinutes(1), Duration.ofDays(31)),
                header,
                insecure);
    }
}
