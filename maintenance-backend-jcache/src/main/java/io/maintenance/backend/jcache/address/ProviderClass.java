// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.address;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lookup of a provider's class: in the loader that was named, and where this library is. */
public final class ProviderClass {

    private ProviderClass() {}

    /** Returns the loader in which the class is found; nothing is initialised. */
    public static Optional<ClassLoader> find(String className, ClassLoader first) {
        return Stream.of(first, ProviderClass.class.getClassLoader())
                .filter(loader -> isIn(className, loader))
                .findFirst();
    }

    /** Returns why a class that is in one of the loaders cannot be used: what it needs is not there. */
    static Optional<LinkageError> obstacle(String className, ClassLoader first) {
        for (ClassLoader loader : List.of(first, ProviderClass.class.getClassLoader())) {
            try {
                Class.forName(className, false, loader);
            } catch (LinkageError needed) {
                return Optional.of(needed);
            } catch (ClassNotFoundException absent) {
                // perhaps the other one has it
            }
        }
        return Optional.empty();
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
