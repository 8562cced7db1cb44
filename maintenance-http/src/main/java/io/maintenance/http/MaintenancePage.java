// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Level;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.http.page.PageModel;
import io.maintenance.http.page.PageRenderer;
import io.maintenance.http.response.ProblemDocument;
import io.maintenance.http.settings.GateSettings;
import io.maintenance.http.settings.PageSettings;
import io.maintenance.http.settings.ResponseSettings;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page that visitors see, for a proxy or a content delivery network that shows it when the application cannot. Immutable,
 * thread-safe.
 */
public final class MaintenancePage {

    private final PageSettings page;
    private final ResponseSettings response;

    private MaintenancePage(GateSettings settings) {
        this.page = settings.page();
        this.response = settings.response();
    }

    /** Returns the page as configured. */
    public static MaintenancePage of(HttpSettings settings) {
        return new MaintenancePage(settings.gateSettings());
    }

    /** Returns the template of the built-in page, to begin one's own with. */
    public static String builtInTemplate() {
        return PageRenderer.builtInTemplate();
    }

    /** Returns the languages that it is there in, sorted. */
    public Set<String> languages() {
        return new TreeSet<>(page.page().texts().tags());
    }

    /** Returns the language of visitors whose own there is not. */
    public String defaultLanguage() {
        return page.language();
    }

    /**
     * Returns the page as one HTML document: with message and end of the maintenance that is on, or, while none is, in its own
     * words and without an end.
     *
     * @param snapshot everything known of the switch
     * @param scope the scope that the page is about
     * @throws IllegalArgumentException if the template that is configured, or that the activation names,
     *     cannot be read or used; the message says why
     */
    public String html(MaintenanceSnapshot snapshot, String scope, Instant now, String language) {
        ScopeEvaluation evaluation = ScopeEvaluation.of(snapshot, scope, now);
        boolean readOnly = evaluation.status().level() == Level.READ_ONLY;
        Map<String, String> messages = evaluation.messages(page.language());
        String own = language.toLowerCase(Locale.ROOT);
        String chosen = messages.containsKey(own) ? own : page.language();
        PageModel model = new PageModel(
                language,
                messages.getOrDefault(chosen, ""),
                evaluation.end(),
                evaluation.isOverdue(),
                readOnly,
                !readOnly,
                evaluation.isLater(),
                chosen);
        return page.html(model, evaluation.template());
    }

    /**
     * Returns the problem document that programs get in place of the page, in the default language.
     *
     * @param snapshot everything known of the switch
     * @param scope the scope that it is about
     */
    public String json(MaintenanceSnapshot snapshot, String scope, Instant now) {
        ScopeEvaluation evaluation = ScopeEvaluation.of(snapshot, scope, now);
        String message = evaluation.messages(page.language()).getOrDefault(page.language(), "");
        return new ProblemDocument(response.json().problemType(), response.status(), message, evaluation.end()).json();
    }
}
