// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.ActivationSpec;
import io.maintenance.http.PageTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The value of an option that names the template of the page that visitors see.
 *
 * @param name the template; {@code null} for the default one
 */
public record TemplateOption(@Nullable PageTemplate name) {

    /** Reads the value of an option. */
    public static TemplateOption read(String option, @Nullable String value) {
        try {
            return new TemplateOption(value == null ? null : new PageTemplate(value));
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    /** Sets the template on an activation. */
    public void applyTo(ActivationSpec spec) {
        if (name != null) {
            name.addTo(spec);
        }
    }
}
