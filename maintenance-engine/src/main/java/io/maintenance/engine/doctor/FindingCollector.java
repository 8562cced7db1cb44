// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects findings, each under the name of what it is about. */
final class FindingCollector {

    private final List<Finding> all;
    private final String subject;

    private FindingCollector(List<Finding> all, String subject) {
        this.all = all;
        this.subject = subject;
    }

    static FindingCollector none() {
        return new FindingCollector(new ArrayList<>(), "");
    }

    /** Returns a view whose findings join these and begin with a name, such as {@code primary}. */
    FindingCollector about(String name) {
        return new FindingCollector(all, name + " ");
    }

    void ok(String check, String detail) {
        add(new Finding(Severity.OK, check, detail, ""));
    }

    void warn(String check, String detail, String remedy) {
        add(new Finding(Severity.WARN, check, detail, remedy));
    }

    void fail(String check, String detail, String remedy) {
        add(new Finding(Severity.FAIL, check, detail, remedy));
    }

    void add(Finding finding) {
        all.add(new Finding(finding.severity(), subject + finding.check(), finding.detail(), finding.remedy()));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
