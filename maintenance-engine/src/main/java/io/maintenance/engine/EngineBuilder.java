// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceMode;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.node.NodeFactory;
import io.maintenance.engine.node.StartReport;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.SystemPlatform;
import io.maintenance.settings.MaintenanceConfiguration;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The builder of a switch: hands every value to the configuration, which checks them in one place, and creates the node. */
final class EngineBuilder implements MaintenanceMode.Builder {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Configuration configuration;
    private InstantSource clock = Clock.systemUTC();
    private Duration waitStore = Duration.ZERO;
    private boolean oneShot;

    EngineBuilder(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public MaintenanceMode.Builder ambient() {
        configuration.ambient();
        return this;
    }

    @Override
    public MaintenanceMode.Builder properties(Path file) {
        configuration.file(file);
        return this;
    }

    @Override
    public MaintenanceMode.Builder properties(Map<String, String> values, String origin) {
        configuration.values(values, origin);
        return this;
    }

    @Override
    public MaintenanceMode.Builder namespace(String slug) {
        return set("namespace", slug);
    }

    @Override
    public MaintenanceMode.Builder backend(String url) {
        return set("backend.url", url);
    }

    @Override
    public MaintenanceMode.Builder backend(MaintenanceBackendFactory factory) {
        configuration.backend(factory);
        return this;
    }

    @Override
    public MaintenanceMode.Builder fallback(String url) {
        return set("fallback.url", url);
    }

    @Override
    public MaintenanceMode.Builder fallback(MaintenanceBackendFactory factory) {
        configuration.fallback(factory);
        return this;
    }

    @Override
    public MaintenanceMode.Builder noFallback() {
        configuration.noFallback();
        return this;
    }

    @Override
    public MaintenanceMode.Builder pollInterval(Duration interval) {
        return set("poll-interval", interval.toString());
    }

    @Override
    public MaintenanceMode.Builder startTimeout(Duration timeout) {
        return set("start-timeout", timeout.toString());
    }

    @Override
    public MaintenanceMode.Builder onUnknown(UnknownPolicy policy) {
        return set("on-unknown", policy.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public MaintenanceMode.Builder flagFile(Path file) {
        return set("flag-file", file.toString());
    }

    @Override
    public MaintenanceMode.Builder by(String who) {
        return set("by", who);
    }

    @Override
    public MaintenanceMode.Builder classLoader(ClassLoader loader) {
        configuration.classLoader(loader);
        return this;
    }

    @Override
    public MaintenanceMode.Builder clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    @Override
    public MaintenanceMode.Builder oneShot() {
        oneShot = true;
        configuration.oneShot();
        return this;
    }

    @Override
    public MaintenanceMode.Builder waitStore(Duration atMost) {
        waitStore = Objects.requireNonNull(atMost, "atMost");
        return this;
    }

    @Override
    public MaintenanceMode open() {
        Settings settings = configuration.resolve();
        NodeContext context = NodeContext.of(settings, new SystemPlatform(clock), writer(settings.by()));
        NodeFactory nodes = new NodeFactory(context, waitStore);
        Node node = oneShot ? nodes.oneShot() : nodes.replica();
        node.begin();
        if (!oneShot) {
            StartReport.log(node);
            configuration.review().remarks().forEach(remark -> EngineLog.LOGGER.log(Level.WARNING, "{0}", remark));
        }
        return new MaintenanceSwitch(node, configuration.handedOver());
    }

    @Override
    public MaintenanceConfiguration configuration() {
        return new BuilderConfiguration(configuration.copy(), clock);
    }

    private MaintenanceMode.Builder set(String name, String value) {
        configuration.set("maintenance." + name, value);
        return this;
    }

    /** Who this instance is in stamps and notes. The random part makes sure that no two are alike. */
    private static String writer(String by) {
        String who = by.replaceAll("[^A-Za-z0-9._@-]", "_");
        String random = HexFormat.of().toHexDigits(RANDOM.nextLong());
        return who.substring(0, Math.min(who.length(), 100)) + "#" + random;
    }
}
