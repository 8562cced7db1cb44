// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A walk through the services of class loaders that steps over those that are broken.
 *
 * @param <S> the service
 * @param service its type
 * @param found takes each; what it throws counts as broken too
 * @param broken takes why a service could not be loaded
 */
public record ServiceScan<S>(Class<S> service, Consumer<ServiceLoader.Provider<S>> found, Consumer<Throwable> broken) {

    /** A class loader that fails to list its resources fails each time it is asked: it is not asked for ever. */
    private static final int MOST_FAILURES = 100;

    public void scan(ClassLoader loader) {
        Iterator<ServiceLoader.Provider<S>> services =
                ServiceLoader.load(service, loader).stream().iterator();
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
                broken.accept(e);
            }
        }
    }
}
