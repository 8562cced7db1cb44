// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import java.util.Optional;

/** Asks objects of classes that are known by their names only. What is not there, or cannot be asked, is empty. */
final class Named {

    private Named() {}

    /** Finds a class where the class of another object came from. */
    static Optional<Class<?>> type(String name, Object neighbour) {
        try {
            return Optional.of(Class.forName(name, false, neighbour.getClass().getClassLoader()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    static Optional<Object> call(Object target, String method) {
        try {
            return Optional.ofNullable(target.getClass().getMethod(method).invoke(target));
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return Optional.empty();
        }
    }

    static <T> Optional<Object> call(Object target, String method, Class<T> parameter, T argument) {
        try {
            return Optional.ofNullable(
                    target.getClass().getMethod(method, parameter).invoke(target, argument));
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return Optional.empty();
        }
    }
}
