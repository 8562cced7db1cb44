// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Walks through the providers of class loaders, and steps over those that are broken. */
public final class ProviderScan {

    private final ServiceScan<MaintenanceBackendProvider> services =
            new ServiceScan<>(MaintenanceBackendProvider.class, provider -> add(provider.type(), provider), this::note);
    private final List<FoundProvider> found = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();

    List<FoundProvider> found() {
        return List.copyOf(found);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    void scan(ClassLoader loader) {
        services.scan(loader);
    }

    private void note(Throwable failure) {
        broken.add(cause(failure));
    }

    /** Looks for a provider that no list names: one jar was made of many, and kept one of their lists. */
    void scan(ClassLoader loader, String provider) {
        if (found.stream().anyMatch(one -> one.type().getName().equals(provider))) {
            return;
        }
        try {
            Class<?> type = Class.forName(provider, true, loader);
            add(type, () -> instance(type));
        } catch (ClassNotFoundException notThere) {
            return;
        } catch (LinkageError | RuntimeException e) {
            note(e);
        }
    }

    private static MaintenanceBackendProvider instance(Class<?> type) {
        try {
            return (MaintenanceBackendProvider) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be created", e);
        }
    }

    private void add(Class<?> type, Supplier<MaintenanceBackendProvider> candidate) {
        if (found.stream().noneMatch(one -> one.isSameAs(type))) {
            MaintenanceBackendProvider provider = candidate.get();
            Set<String> schemes = provider.schemes().stream()
                    .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
            found.add(new FoundProvider(provider, FoundProvider.source(provider.getClass()), schemes));
        }
    }

    /** What is really missing stands in the innermost cause. */
    public static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = failure instanceof ServiceConfigurationError
                ? String.valueOf(failure.getMessage()).replace(MaintenanceBackendProvider.class.getName() + ": ", "")
                : failure.toString();
        return ConfigurationProblems.shown(
                cause == failure || why.contains(cause.toString()) ? why : why + ", because of " + cause);
    }
}
