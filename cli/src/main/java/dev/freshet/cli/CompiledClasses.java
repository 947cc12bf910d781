// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one compiled source file, and a class loader that has them. Resources, such as feeder files, are found beside the source.
 */
final class CompiledClasses {

    private final Map<String, byte[]> classes;
    private final ClassLoader loader;

    CompiledClasses(Path root, Map<String, byte[]> classes) {
        this.classes = new TreeMap<>(classes);
        this.loader = new MemoryLoader(root, this.classes);
    }

    /** The names of the classes, sorted. */
    List<String> names() {
        return List.copyOf(classes.keySet());
    }

    /**
     * One of them, not initialized.
     *
     * @throws CliException when a class that it extends is not there while it runs, though it was while it was compiled
     */
    Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (LinkageError e) {
            throw CliException.badInput(
                    name + " cannot be loaded: " + e + ". Is every library it needs on the --class-path?");
        }
    }

    ClassLoader loader() {
        return loader;
    }

    private static final class MemoryLoader extends URLClassLoader {
        private final Map<String, byte[]> classes;

        MemoryLoader(Path root, Map<String, byte[]> classes) {
            super(new URL[] {url(root)}, CompiledClasses.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] bytes = classes.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
        }

        private static URL url(Path root) {
            try {
                return root.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
