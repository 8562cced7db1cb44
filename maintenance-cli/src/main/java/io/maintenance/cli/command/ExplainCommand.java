// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.cli.option.RequestOptions;
import io.maintenance.cli.report.ExplainReport;
import io.maintenance.cli.report.StoreText;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code explain}: prints what a visitor would get, and by which rule, as the HTTP gate itself decides it. */
@Command(name = "explain")
public final class ExplainCommand extends Subcommand {

    @Mixin
    RequestOptions options = new RequestOptions();

    @Override
    public Integer call() {
        RequestDescription request = options.request();
        return root().ask(maintenance -> new ExplainReport(
                        request.method() + " " + request.rawPath(),
                        Gate.of(maintenance).explain(request),
                        new StoreText(maintenance.health()).problems())
                .result());
    }
}
