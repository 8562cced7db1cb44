// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
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
    static final SettingType<Optional<String>> NAME = SettingType.matching(
                    Pattern.compile("[A-Za-z0-9_-]{1,64}"), "1 to 64 of A-Z, a-z, 0-9, - and _ are allowed, or none")
            .orNone();

    private static final SettingType<Optional<String>> DOMAIN = SettingType.matching(
                    Pattern.compile("(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}"),
                    "a domain such as shop.example is allowed, or none")
            .orNone();

    private static final String COOKIE = "maintenance_bypass";

    static BypassSettings read(SettingsReader reader) {
        String insecure = reader.value(HttpSettingNames.BYPASS_INSECURE_HEADER, NAME, Optional.empty())
                .orElse(null);
        String header = reader.value(HttpSettingNames.BYPASS_HEADER, NAME, Optional.of("X-Maintenance-Bypass"))
                .orElse(null);
        if (insecure != null && insecure.equalsIgnoreCase(header)) {
            reader.wrong(
                    HttpSettingNames.BYPASS_INSECURE_HEADER,
                    "it is the header for secrets already: choose another name");
        }
        Optional<String> cookie = reader.value(HttpSettingNames.BYPASS_COOKIE, NAME, Optional.of(COOKIE));
        if (cookie.isEmpty()) {
            reader.wrong(
                    HttpSettingNames.BYPASS_COOKIE,
                    "without a cookie a link leads nowhere: set " + HttpSettingNames.BYPASS_PARAMETER
                            + "=none to have no links");
        }
        return new BypassSettings(
                reader.value(HttpSettingNames.BYPASS_PARAMETER, NAME, Optional.of(COOKIE))
                        .orElse(null),
                cookie.orElse(COOKIE),
                reader.value(HttpSettingNames.BYPASS_DOMAIN, DOMAIN, Optional.empty())
                        .orElse(null),
                reader.value(
                        HttpSettingNames.BYPASS_LIFETIME,
                        SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(31)),
                        Duration.ofHours(12)),
                header,
                insecure);
    }
}
