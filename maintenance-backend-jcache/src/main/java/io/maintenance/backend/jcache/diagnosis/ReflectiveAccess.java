// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.diagnosis;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Access to objects whose classes are known by their names only. What is not there, or cannot be asked, is empty. */
final class ReflectiveAccess {

    private ReflectiveAccess() {}

    /** Finds a class where the class of another object came from. */
    static Optional<Class<?>> type(String name, Object neighbour) {
        try {
            return Optional.of(Class.forName(name, false, neighbour.getClass().getClassLoader()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /** Calls a method that is named once, with the arguments that it takes. */
    static Optional<Object> call(Object target, String method, Object... arguments) {
        return method(target.getClass(), method, arguments.length).flatMap(found -> invoke(found, target, arguments));
    }

    private static Optional<Object> invoke(Method method, Object target, Object... arguments) {
        try {
            return Optional.ofNullable(method.invoke(target, arguments));
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return Optional.empty();
        }
    }

    /** A public method of a class that is none can be called by way of what it extends only. */
    private static Optional<Method> method(Class<?> type, String name, int parameters) {
        return family(type)
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
                .filter(each -> Modifier.isPublic(each.getDeclaringClass().getModifiers()))
                .findFirst();
    }

    private static Stream<Class<?>> family(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Stream.concat(Stream.of(each), Arrays.stream(each.getInterfaces())));
    }
}
