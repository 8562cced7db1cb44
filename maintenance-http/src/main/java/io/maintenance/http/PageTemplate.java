// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Activation;
import io.maintenance.ActivationSpec;
import io.maintenance.http.settings.TemplateFiles;

/**
 * A template of the page by its name: the file {@code NAME.html} in the directory {@code maintenance.http.page.templates} of each
 * application. Immutable.
 *
 * <pre>{@code
 * maintenance.enable(new PageTemplate("sale")::addTo);
 * }</pre>
 *
 * @param name 1 to 64 of a-z, 0-9, - and _, beginning with a letter or a number
 */
public record PageTemplate(String name) {

    private static final String ATTRIBUTE = "page.template";

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is none; the message says what is allowed
     */
    public PageTemplate {
        TemplateFiles.requireName(name);
    }

    /** Makes visitors see the page that this template makes, where there is one of that name. */
    public void addTo(ActivationSpec spec) {
        spec.attribute(ATTRIBUTE, name);
    }

    /** Returns what an activation says, which nobody has checked; empty if it names no template. */
    static String named(Activation activation) {
        return activation.attributes().getOrDefault(ATTRIBUTE, "");
    }
}
