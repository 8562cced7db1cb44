// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.diagnosis;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.Traits.Reach;
import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** The diagnosis of an open cache: who keeps it, who shares it, and what in its configuration loses entries. */
public final class CacheDiagnosis {

    private final Cache<String, String> cache;
    private final List<Finding> findings = new ArrayList<>();

    public CacheDiagnosis(Cache<String, String> cache) {
        this.cache = cache;
    }

    public List<Finding> findings(Reach reach, long readMillis) {
        checkProvider();
        checkReach(reach);
        checkConfiguration();
        new ProviderDetails(cache).addTo(findings);
        add(Severity.OK, "round trip", "both entries were read in " + readMillis + " ms", "");
        return List.copyOf(findings);
    }

    private void checkProvider() {
        CacheManager manager = cache.getCacheManager();
        if (manager == null) {
            return;
        }
        Class<?> provider = manager.getCachingProvider().getClass();
        String version = provider.getPackage().getImplementationVersion();
        var source = provider.getProtectionDomain().getCodeSource();
        String jar = source == null ? "a place that is not known" : String.valueOf(source.getLocation());
        String detail = provider.getName() + (version == null ? "" : " " + version) + " from " + jar + ", manager "
                + manager.getURI();
        add(Severity.OK, "provider", detail, "");
    }

    private void checkReach(Reach reach) {
        switch (reach) {
            case PROCESS ->
                add(
                        Severity.WARN,
                        "reach",
                        "nobody shares it: this cache is in the memory of this process alone",
                        "Use hazelcast-client or hazelcast-member, or another backend, for more than one process.");
            case HOST ->
                add(
                        Severity.WARN,
                        "reach",
                        "only the processes of this machine share it",
                        "Use a backend for many nodes.");
            case CLUSTER ->
                add(
                        Severity.OK,
                        "reach",
                        "every node of the cluster that names the same manager and cache shares it",
                        "");
            default ->
                add(
                        Severity.WARN,
                        "reach",
                        "who shares it is not known of this provider",
                        "Say so with the option reach, if you know: process, host or cluster.");
        }
    }

    private void checkConfiguration() {
        CompleteConfiguration<?, ?> configuration;
        try {
            configuration = complete();
        } catch (IllegalArgumentException untold) {
            add(Severity.WARN, "configuration", "the provider does not tell how the cache is configured", "");
            return;
        }
        checkExpiry(configuration);
        if (configuration.isReadThrough()) {
            String detail = "read-through: a lost entry may be invented by the loader";
            add(Severity.FAIL, "configuration", detail, "Use a cache without a loader.");
        }
        if (configuration.isWriteThrough()) {
            String detail = "write-through: a change fails when the writer fails";
            add(Severity.WARN, "configuration", detail, "Use a cache without a writer.");
        }
    }

    @SuppressWarnings("unchecked") // a class cannot be named with its type arguments
    private CompleteConfiguration<?, ?> complete() {
        return cache.getConfiguration(CompleteConfiguration.class);
    }

    private void checkExpiry(CompleteConfiguration<?, ?> configuration) {
        ExpiryPolicy policy = configuration.getExpiryPolicyFactory().create();
        for (Duration each :
                new Duration[] {policy.getExpiryForCreation(), policy.getExpiryForUpdate(), policy.getExpiryForAccess()
                }) {
            if (each != null && !each.isEternal()) {
                String detail = "entries expire after " + each.getDurationAmount() + " "
                        + String.valueOf(each.getTimeUnit()).toLowerCase(java.util.Locale.ROOT);
                add(Severity.FAIL, "expiry", detail, "Configure the cache as eternal.");
                return;
            }
        }
        add(Severity.OK, "expiry", "entries never expire", "");
    }

    private void add(Severity severity, String check, String detail, String remedy) {
        findings.add(new Finding(severity, check, detail, remedy));
    }
}
