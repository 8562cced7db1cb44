// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.http.MaintenancePage;
import java.io.IOException;
import java.util.List;

/** The page and the problem document of each scope, {@code SCOPE.html} and {@code SCOPE.json}, for a proxy that shows them itself. */
record PageFiles(MirrorDirectory directory, List<String> scopes, MaintenancePage page) implements Mirror {

    static final String HTML = ".html";
    static final String JSON = ".json";

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void write(VerdictTable verdicts) throws IOException {
        for (String scope : scopes) {
            directory.put(scope + HTML, html(verdicts, scope));
            directory.put(scope + JSON, page.json(verdicts.snapshot(), scope, verdicts.now()));
        }
    }

    private String html(VerdictTable verdicts, String scope) throws IOException {
        try {
            return page.html(verdicts.snapshot(), scope, verdicts.now(), page.defaultLanguage());
        } catch (IllegalArgumentException e) {
            throw new IOException("the page of " + scope + " cannot be made from its template: " + e.getMessage(), e);
        }
    }
}
