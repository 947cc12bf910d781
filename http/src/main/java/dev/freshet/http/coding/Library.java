// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A library that undoes a coding which the JDK does not know.
 *
 * @param supply makes what undoes the coding; null if the library is not there, or does not work on this machine
 * @param fault why there is none, as it stands in the statistics; null if there is one
 */
record Library(
        @Nullable Supplier<Decompressor> supply, @Nullable String fault) {

    /**
     * What is looked for.
     *
     * @param coding the coding that the library undoes
     * @param coordinates what to add if it is not there
     * @param type a class of the library
     * @param user the name of our class that uses it; the nested class {@code Supply} of that makes instances
     */
    record Wanted(String coding, String coordinates, String type, String user) {}

    /** Looks for it where Freshet's own classes are, and then where the simulation's are. */
    static Library find(Wanted wanted, ClassLoader own, ClassLoader simulations) {
        try {
            ClassLoader loader = has(own, wanted.type)
                    ? own
                    : has(simulations, wanted.type) ? new Bridge(simulations, wanted.user) : null;
            if (loader == null) {
                return new Library(
                        null,
                        "content coding " + wanted.coding + " needs " + wanted.coordinates
                                + " (add it by --class-path, or send no Accept-Encoding)");
            }
            @SuppressWarnings("unchecked") // what the nested classes of that name are
            Supplier<Decompressor> supply = Class.forName(wanted.user + "$Supply", true, loader)
                    .asSubclass(Supplier.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new Library(supply, null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return new Library(
                    null,
                    "content coding " + wanted.coding + ": " + wanted.coordinates + " does not work on this machine");
        }
    }

    /** What undoes the coding; to be asked for only where there is no fault. */
    Decompressor newDecompressor() {
        return Objects.requireNonNull(supply).get();
    }

    private static boolean has(ClassLoader loader, String type) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Sees the libraries of the simulation, which the loader of our own classes does not, and has our class that uses one of them defined once more, so that it sees it,
     * too.
     */
    private static final class Bridge extends ClassLoader {
        private final String user;

        Bridge(ClassLoader simulations, String user) {
            super(simulations);
            this.user = user;
        }

        @Override
        protected Class<?> loadClass(String name, boolean isToResolve) throws ClassNotFoundException {
            if (!name.equals(user) && !name.startsWith(user + "$")) {
                return super.loadClass(name, isToResolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in =
                    Library.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
