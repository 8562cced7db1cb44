// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.ActivationSpec;
import io.maintenance.http.PageTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The template of the page that visitors see, as an option names it.
 *
 * @param name what was given, or {@code null}: the usual one
 */
record TemplateOption(@Nullable PageTemplate name) {

    /** Reads the value of an option. */
    static TemplateOption read(String option, @Nullable String value) {
        try {
            return new TemplateOption(value == null ? null : new PageTemplate(value));
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    void fill(ActivationSpec spec) {
        if (name != null) {
            name.addTo(spec);
        }
    }
}
