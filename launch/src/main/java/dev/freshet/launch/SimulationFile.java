// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The source file of a simulation, compiled: the way from a path to a {@link Simulation}. */
@Internal
public final class SimulationFile {

    private final Path source;
    private final CompiledClasses classes;

    private SimulationFile(Path source, CompiledClasses classes) {
        this.source = source;
        this.classes = classes;
    }

    /**
     * Compiles a source file, and what it needs of its project, in memory; or takes what came of that before, by the same Java, of the same sources and
     * libraries.
     *
     * @param cache where that may have been kept, and is kept for the next time; null for nowhere
     * @throws LaunchException when the file cannot be read or does not compile; the message shows the compiler's findings
     */
    public static SimulationFile compile(Path source, ClassPath libraries, @Nullable UserCache cache) {
        CompileCache kept = cache == null ? null : new CompileCache(cache);
        return new SimulationFile(source, SourceCompiler.compile(source, libraries, kept));
    }

    /** The same, loaded anew: what its classes keep in static fields begins from the start. */
    public SimulationFile anew() {
        return new SimulationFile(source, classes.anew());
    }

    /**
     * Creates the simulation of that source. From now on the calling thread finds classes and resources where the simulation does, too.
     *
     * @param wanted the class to take when the source has several, by its simple or full name; null for the only one
     * @throws LaunchException when there is none, or several and none was named, or its constructor finds a mistake
     */
    public Simulation create(@Nullable String wanted) {
        Thread.currentThread().setContextClassLoader(classes.loader());
        List<Class<? extends Simulation>> found = classes.names().stream()
                .map(classes::load)
                .filter(Simulation.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .<Class<? extends Simulation>>map(type -> type.asSubclass(Simulation.class))
                .filter(type -> wanted == null
                        || type.getSimpleName().equals(wanted)
                        || type.getName().equals(wanted))
                .toList();
        if (found.isEmpty()) {
            throw LaunchException.badInput(
                    wanted == null
                            ? "No simulation in " + source
                                    + ": it needs a class that extends dev.freshet.core.Simulation and calls setUp(...)."
                            : "No simulation named " + wanted + " in " + source + ".");
        }
        if (found.size() > 1) {
            String names = found.stream().map(Class::getName).collect(Collectors.joining(", "));
            throw LaunchException.badInput(
                    "Several simulations in " + source + ": " + names + ". Choose one with --simulation NAME.");
        }
        return create(found.get(0));
    }

    private static Simulation create(Class<? extends Simulation> type) {
        try {
            Constructor<? extends Simulation> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw LaunchException.badInput(
                    type.getName() + " needs a constructor without parameters (and, as a nested class, to be static).");
        } catch (InvocationTargetException e) {
            throw mistake(type, e.getCause() == null ? e : e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw mistake(type, e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) { // such as a class of a library that is not there
            throw mistake(type, e);
        }
    }

    private static LaunchException mistake(Class<?> type, Throwable cause) {
        return LaunchException.badInput(describe(type, cause));
    }

    /** A mistake in the simulation's own code: its message, and the line of the simulation that it came from. */
    static String describe(Class<?> type, Throwable cause) {
        String what = cause instanceof SimulationException ? String.valueOf(cause.getMessage()) : cause.toString();
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().equals(type.getName())
                    || frame.getClassName().startsWith(type.getName() + "$")) {
                return what + "\n  at " + frame.getFileName() + ", line " + frame.getLineNumber();
            }
        }
        return what + "\n  in " + type.getName();
    }
}
