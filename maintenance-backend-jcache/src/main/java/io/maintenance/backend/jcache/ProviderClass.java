// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks for the class of a provider: in the loader that was named, and where this library is. */
final class ProviderClass {

    private ProviderClass() {}

    /** Returns the loader in which the class is found; nothing is initialised. */
    static Optional<ClassLoader> find(String className, ClassLoader first) {
        return Stream.of(first, ProviderClass.class.getClassLoader())
                .filter(loader -> isIn(className, loader))
                .findFirst();
    }

    private static boolean isIn(String className, ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
