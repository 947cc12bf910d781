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

/** A simulation in compiled form, of a source file, a jar or a class path: the way from there to a {@link Simulation}. */
@Internal
public final class SimulationFile {

    private final String place;
    private final Path home;
    private final CompiledClasses classes;

    /**
     * Classes among which the simulation is.
     *
     * @param place where they come from, as the user said it
     * @param home the folder where other files of the simulation lie
     */
    SimulationFile(String place, Path home, CompiledClasses classes) {
        this.place = place;
        this.home = home;
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
        return compile(List.of(source), libraries, cache);
    }

    /** The same, of several source files together; at least one. */
    static SimulationFile compile(List<Path> paths, ClassPath libraries, @Nullable UserCache cache) {
        List<Source> sources = paths.stream().map(Source::read).toList();
        CompileCache kept = cache == null ? null : new CompileCache(cache);
        CompiledClasses classes = SourceCompiler.compile(sources, libraries(sources, libraries, cache), kept);
        String place = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new SimulationFile(place, paths.get(0).resolveSibling(""), classes);
    }

    /** The libraries that were given and those that the sources name; nothing of the latter is loaded where none of them does. */
    private static ClassPath libraries(List<Source> sources, ClassPath given, @Nullable UserCache cache) {
        return sources.stream().anyMatch(source -> source.text().contains(DependencyLines.MARK))
                ? Dependencies.of(sources, given, cache)
                : given;
    }

    /** The folder where other files of the simulation lie, such as settings of its log. */
    public Path home() {
        return home;
    }

    /** The same, loaded anew: what its classes keep in static fields begins from the start. */
    public SimulationFile anew() {
        return new SimulationFile(place, home, classes.anew());
    }

    /**
     * Creates the simulation. From now on the calling thread finds classes and resources where the simulation does, too.
     *
     * @param wanted the class to take when there are several, by its simple or full name; null for the only one
     * @throws LaunchException when there is none, or several and none was named, or its constructor finds a mistake
     */
    public Simulation create(@Nullable String wanted) {
        Thread.currentThread().setContextClassLoader(classes.loader());
        List<Class<? extends Simulation>> all = classes.names().stream()
                .filter(name -> wanted == null || isNamed(name, wanted))
                .map(classes::load)
                .filter(Simulation.class::isAssignableFrom)
                .<Class<? extends Simulation>>map(type -> type.asSubclass(Simulation.class))
                .toList();
        List<Class<? extends Simulation>> found = all.stream()
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .toList();
        if (found.isEmpty()) {
            throw LaunchException.badInput(none(wanted, all));
        }
        if (found.size() > 1) {
            String names = found.stream().map(Class::getName).collect(Collectors.joining(", "));
            throw LaunchException.badInput("Several simulations in " + place + ": " + names
                    + ". Choose one with --simulation NAME" + (wanted == null ? "." : ", by its full name."));
        }
        return create(found.get(0));
    }

    /** By its full name, or by that without package and outer class. */
    private static boolean isNamed(String name, String wanted) {
        return name.equals(wanted) || name.endsWith("." + wanted) || name.endsWith("$" + wanted);
    }

    private String none(@Nullable String wanted, List<Class<? extends Simulation>> open) {
        if (!open.isEmpty()) {
            return "No simulation in " + place + " that can be run: "
                    + open.stream().map(Class::getName).collect(Collectors.joining(", "))
                    + (open.size() == 1 ? " is" : " are") + " abstract.";
        }
        boolean isCompiled =
                classes.names().size() == 1 && classes.names().get(0).equals(place);
        return isCompiled
                ? place + " is no simulation: it has to extend dev.freshet.core.Simulation."
                : wanted == null
                        ? "No simulation in " + place
                                + ": it needs a class that extends dev.freshet.core.Simulation and calls setUp(...)."
                        : "No simulation named " + wanted + " in " + place + ". Its classes: "
                                + String.join(", ", classes.names()) + ".";
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
