// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.RedirectTarget;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.path.ScopeMap;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed among the settings, and will not do what somebody expects of it.
 *
 * @param settings the settings
 */
public record SettingsReview(GateSettings settings) {

    /** Returns all that can be said without knowing the application. */
    public List<Finding> all() {
        List<Finding> findings = new ArrayList<>(redirect());
        for (String mistake : settings.page().mistakes()) {
            findings.add(new Finding(
                    Severity.WARN,
                    "templates",
                    "a template in " + HttpSettingNames.PAGE_TEMPLATES
                            + " cannot be used, visitors of an activation that names it" + " see the usual page: "
                            + mistake,
                    "mend the template, and look at it with maintenance page preview --template-name"));
        }
        return findings;
    }

    /** Returns what is to be said of the redirect, if anything. */
    public List<Finding> redirect() {
        RedirectTarget target = settings.response().redirect();
        RequestPath path = target == null ? null : RequestPath.of(target.path());
        boolean elsewhere = target != null && target.path().equals("/");
        if (target == null
                || elsewhere
                || settings.exclusions().paths().matching("GET", path).isPresent()) {
            return List.of();
        }
        return List.of(new Finding(
                Severity.WARN,
                "redirect",
                HttpSettingNames.REDIRECT + " leads to " + target.url() + ", and " + target.path()
                        + " is not excluded: if this"
                        + " application serves that address, it is held back itself, and visitors get the built-in page there",
                "add " + target.path() + " to " + HttpSettingNames.PATHS_EXCLUDE
                        + " if it is a page of this application"));
    }

    /**
     * Returns what is to be said of patterns and parts that begin with the context path, below which paths are compared.
     *
     * @param context the context path: {@code /app}; empty for that of the root
     */
    public List<Finding> context(String context) {
        List<Finding> findings = new ArrayList<>();
        if (context.isEmpty()) {
            return findings;
        }
        for (PathPattern pattern : settings.exclusions().paths().all()) {
            addIfBelow(findings, context, HttpSettingNames.PATHS_EXCLUDE, pattern.text());
        }
        for (PathPattern pattern : settings.response().json().paths().all()) {
            addIfBelow(findings, context, HttpSettingNames.JSON_PATHS, pattern.text());
        }
        for (ScopeMap.ScopeMapping part : settings.scopes().entries()) {
            addIfBelow(findings, context, HttpSettingNames.SCOPES, part.path());
        }
        return findings;
    }

    private static void addIfBelow(List<Finding> findings, String context, String name, String text) {
        String path = text.substring(text.indexOf(' ') + 1).strip();
        String rest = below(context, path);
        if (rest != null) {
            findings.add(new Finding(
                    Severity.WARN,
                    "paths",
                    name + " has " + text + ", which begins with the context path " + context
                            + " and so matches nothing but " + context + path,
                    "write " + rest + ": paths are compared below the context path"));
        }
    }

    private static @Nullable String below(String context, String path) {
        if (path.equals(context)) {
            return "/";
        }
        return path.startsWith(context + "/") ? path.substring(context.length()) : null;
    }
}
