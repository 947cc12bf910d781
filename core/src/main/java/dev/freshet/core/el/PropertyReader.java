// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one property of objects of any class: a component of a record, what a getter gives, or a field. Looks for it once per class; safe for
 * several loops.
 */
final class PropertyReader {

    private final String property;

    private final ClassValue<Optional<Way>> ways = new ClassValue<>() {
        @Override
        protected Optional<Way> computeValue(Class<?> type) {
            Method method = method(type);
            return Optional.ofNullable(method == null ? field(type) : holder -> method.invoke(holder));
        }
    };

    /** How the objects of a class are read. */
    private interface Way {
        @Nullable
        Object read(Object holder) throws ReflectiveOperationException;
    }

    PropertyReader(String property) {
        this.property = property;
    }

    boolean canRead(Object holder) {
        return ways.get(holder.getClass()).isPresent();
    }

    /** The property of an object that has it; throws what its getter throws. */
    @Nullable
    Object read(Object holder) throws Exception {
        Way way = ways.get(holder.getClass()).orElseThrow();
        try {
            return way.read(holder);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private @Nullable Method method(Class<?> type) {
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

    /** A field of the class, of any visibility, or one that it inherits. Fields of classes of the JDK are nobody's business. */
    private @Nullable Way field(Class<?> type) {
        for (Class<?> holder = type; holder != null && holder != Object.class; holder = holder.getSuperclass()) {
            Field field = declaredField(holder);
            if (field != null && (holder == type || !Modifier.isPrivate(field.getModifiers()))) {
                return field.trySetAccessible() ? field::get : null;
            }
        }
        return null;
    }

    private @Nullable Field declaredField(Class<?> type) {
        if (type.getName().startsWith("java.")) {
            return null;
        }
        try {
            Field field = type.getDeclaredField(property);
            return Modifier.isStatic(field.getModifiers()) ? null : field;
        } catch (NoSuchFieldException e) {
            return null;
        }
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
