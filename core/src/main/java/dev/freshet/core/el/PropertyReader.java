// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one property of objects of any class: a component of a record, or what a getter gives. Looks for the method once per class; safe for
 * several loops.
 */
final class PropertyReader {

    private final String property;

    private final ClassValue<Optional<Method>> methods = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Optional.ofNullable(find(type));
        }
    };

    PropertyReader(String property) {
        this.property = property;
    }

    boolean canRead(Object holder) {
        return methods.get(holder.getClass()).isPresent();
    }

    /** The property of an object that has it; throws what its method throws. */
    @Nullable
    Object read(Object holder) throws Exception {
        Method method = methods.get(holder.getClass()).orElseThrow();
        try {
            return method.invoke(holder);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private @Nullable Method find(Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(property)) {
                    return accessible(type, property);
                }
            }
        }
        String capitalized = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        Method getter = accessible(type, "get" + capitalized);
        if (getter != null) {
            return getter;
        }
        Method question = accessible(type, "is" + capitalized);
        return question != null && isBoolean(question.getReturnType()) ? question : null;
    }

    /**
     * The public method of that name without parameters. A class may be hidden in a module that doesn't open it; then its superclasses and
     * interfaces may still show the method.
     */
    private static @Nullable Method accessible(Class<?> type, String name) {
        for (Class<?> shown = type; shown != null && shown != Object.class; shown = shown.getSuperclass()) {
            Method declared = declared(shown, name);
            if (declared != null) {
                return declared;
            }
            for (Class<?> contract : shown.getInterfaces()) {
                Method inherited = accessible(contract, name);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> type, String name) {
        try {
            Method method = type.getDeclaredMethod(name);
            boolean isProperty = Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() != void.class;
            return isProperty && method.trySetAccessible() ? method : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static boolean isBoolean(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }
}
