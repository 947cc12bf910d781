// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one compiled source file and those that it needs, and a class loader that has them. It also has the libraries of the simulation, and finds
 * resources, such as feeder files, where {@link SourceFolders} says.
 */
final class CompiledClasses {

    private final Compilation compiled;
    private final List<Path> path;
    private final ClassLoader loader;

    /**
     * Classes that have been compiled.
     *
     * @param path where everything else is looked for, in this order
     */
    CompiledClasses(Compilation compiled, List<Path> path) {
        this.compiled = compiled;
        this.path = List.copyOf(path);
        this.loader = new MemoryLoader(path, compiled.classes());
    }

    /** The same classes, which nobody has loaded yet. */
    CompiledClasses anew() {
        return new CompiledClasses(compiled, path);
    }

    /** The names of the classes in the source file, sorted. */
    List<String> names() {
        return compiled.names();
    }

    /**
     * One of them, not initialized.
     *
     * @throws LaunchException when a class that it extends is not there while it runs, though it was while it was compiled
     */
    Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (LinkageError e) {
            throw LaunchException.badInput(
                    name + " cannot be loaded: " + e + ". Is every library it needs on the --class-path?");
        }
    }

    ClassLoader loader() {
        return loader;
    }

    private static final class MemoryLoader extends URLClassLoader {
        private final Map<String, byte[]> classes;

        MemoryLoader(List<Path> path, Map<String, byte[]> classes) {
            super(path.stream().map(MemoryLoader::url).toArray(URL[]::new), CompiledClasses.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] bytes = classes.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
        }

        private static URL url(Path entry) {
            try {
                return entry.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
