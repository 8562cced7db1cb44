// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.config.ConfigurationReview;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.UnreadVariable;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Examines everything that a switch would run on, and reports what is wrong and what will cause trouble later. Writes nothing
 * but the text of an entry over itself.
 */
public final class Doctor {

    private static final String CONFIGURATION = "configuration";

    private final Configuration configuration;
    private final Platform platform;
    private final FindingCollector findings = FindingCollector.none();

    public Doctor(Configuration configuration, Platform platform) {
        this.configuration = configuration;
        this.platform = platform;
    }

    /** Runs every check, each store's for as long as its timeouts allow. */
    public List<Finding> examine() {
        findings.ok(CONFIGURATION, configuration.sources());
        try {
            Settings settings = configuration.resolve();
            review();
            settings.warnings().forEach(warning -> findings.warn(CONFIGURATION, warning, ""));
            NodeContext context = NodeContext.of(settings, platform, "doctor#0000000000000000");
            try (NodeStores stores = context.stores()) {
                examine(stores, context);
            }
        } catch (ConfigurationException mistaken) {
            review();
            mistaken.problems().forEach(problem -> findings.fail(CONFIGURATION, problem, ""));
        }
        return findings.all();
    }

    /** What does not stop the start of a switch, but that of what is built on it; and what was hardly meant. */
    private void review() {
        ConfigurationReview review = configuration.review();
        review.mistakes().forEach(mistake -> findings.fail(CONFIGURATION, mistake, ""));
        review.findings().forEach(findings::add);
        review.remarks().forEach(remark -> findings.ok(CONFIGURATION, remark));
        review.unread().forEach(variable -> findings.warn("environment", variable.detail(), remedy(variable)));
    }

    private static String remedy(UnreadVariable variable) {
        String nearest = variable.nearest().isEmpty() ? "" : "Did you mean " + variable.nearest() + "? ";
        return nearest + "If it is not meant for this software, all is well.";
    }

    private void examine(NodeStores stores, NodeContext context) {
        Settings settings = context.settings();
        new SharingCheck(stores, settings.namespace()).into(findings);
        Optional<StoreReading> shared = new StoreCheck(stores.primary(), platform).into(findings.about("primary"));
        if (shared.isPresent()) {
            watch(stores.primary(), settings);
        }
        diagnose(stores.primary());
        stores.fallback().ifPresentOrElse(fallback -> examine(fallback, context), this::noFallback);
        new ClockCheck(stores, platform.clock()).into(findings);
        new FlagFileCheck(settings.flagFile()).into(findings);
    }

    private void examine(Store fallback, NodeContext context) {
        FindingCollector local = findings.about("fallback");
        if (new StoreCheck(fallback, platform).into(local).isPresent()) {
            new FallbackCheck(fallback, context.stores().primary(), context.lease(), platform).into(local);
        }
        diagnose(fallback);
    }

    private void noFallback() {
        findings.ok("fallback", "none: a node that starts while the primary is away knows nothing");
    }

    /** A second client watches, because a watch need not hint at what its own client writes. */
    private void watch(Store primary, Settings settings) {
        try (NodeStores others = NodeContext.of(configuration.resolve(), platform, "doctor#0000000000000001")
                .stores()) {
            new WatchCheck(primary, others.primary(), settings, platform).into(findings.about("primary"));
        }
    }

    private void diagnose(Store store) {
        FindingCollector own = findings.about(store.role());
        store.diagnose().forEach(own::add);
    }
}
