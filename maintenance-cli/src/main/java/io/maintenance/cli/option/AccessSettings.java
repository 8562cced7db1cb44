// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.ActivationSpec;
import io.maintenance.address.AddressRange;
import io.maintenance.http.BypassSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link AccessOptions}.
 *
 * @param list the new allow-list; {@code null} keeps the present one
 * @param sessionAddress the address from which this session was opened, to be let through too; {@code null} if not asked for
 * @param generated the secret that was generated and is to be shown once; {@code null} if there is none
 * @param attributes the attributes that let the gate recognise the secret
 */
public record AccessSettings(
        @Nullable AddressArguments list,
        @Nullable AddressRange sessionAddress,
        @Nullable BypassSecret generated,
        Map<String, String> attributes) {

    /** Sets them on an activation of a scope whose allow-list is {@code present}. */
    public void applyTo(ActivationSpec spec, List<AddressRange> present) {
        attributes.forEach(spec::attribute);
        if (list != null || sessionAddress != null) {
            List<AddressRange> ranges = list == null ? present : list.ranges();
            spec.addresses(Stream.concat(ranges.stream(), Stream.ofNullable(sessionAddress))
                    .distinct()
                    .toList());
        }
    }

    /** Returns the generated secret in clear text; empty if none was generated. */
    public Optional<String> secret() {
        return Optional.ofNullable(generated).map(BypassSecret::reveal);
    }

    /** Returns the addresses that were given in another form than the canonical one. */
    public List<String> rewritten() {
        return list == null ? List.of() : list.rewritten();
    }
}
