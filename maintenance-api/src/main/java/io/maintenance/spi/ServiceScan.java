// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A walk through the services of a {@link ServiceLoader} that steps over those that are broken. Not thread-safe.
 *
 * @param <S> the service
 */
public final class ServiceScan<S> {

    /** A class loader that fails to list its resources fails each time it is asked: it is not asked for ever. */
    private static final int MOST_FAILURES = 100;

    private static final int LONGEST_REASON = 300;

    private final Class<S> service;
    private final Consumer<ServiceLoader.Provider<S>> found;
    private final Consumer<String> broken;

    /**
     * Creates a scan.
     *
     * @param service the type of the services
     * @param found takes each; what it throws counts as broken too
     * @param broken takes why a service could not be loaded: one line, without the name of the service
     */
    public ServiceScan(Class<S> service, Consumer<ServiceLoader.Provider<S>> found, Consumer<String> broken) {
        this.service = service;
        this.found = found;
        this.broken = broken;
    }

    /** Walks through all services of a loader. */
    public void scan(ServiceLoader<S> loader) {
        Iterator<ServiceLoader.Provider<S>> services = loader.stream().iterator();
        int failures = 0;
        boolean more = true;
        while (more && failures < MOST_FAILURES) {
            try {
                more = services.hasNext();
                if (more) {
                    found.accept(services.next());
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failures++;
                broken.accept(reason(e));
            }
        }
    }

    /** Returns why a service could not be loaded. What is really missing stands in the innermost cause. */
    String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = failure instanceof ServiceConfigurationError
                ? String.valueOf(failure.getMessage()).replace(service.getName() + ": ", "")
                : failure.toString();
        String whole = cause == failure || why.contains(cause.toString()) ? why : why + ", because of " + cause;
        String line = whole.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
    }
}
