// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user gives to be run, in each of the forms that there are: source files; a folder or a project, in which the simulation is looked for; jars; the name of a
 * class that is compiled already.
 *
 * <pre>
 *   A.java B.java      ─► SourceCompiler
 *   folder, project    ─► SourceSearch ─► SourceCompiler, else ClassScan
 *   a.jar b.jar        ─► ClassScan
 *   com.acme.Checkout  ─► the class path, or what the project here has compiled
 * </pre>
 */
@Internal
public final class SimulationInput {

    private static final int MOST_LISTED = 20;
    private static final String WHAT_THERE_IS =
            "Give source files (.java), a folder or a project with such, a jar, or the full name of a compiled class.";

    private final @Nullable String wanted;
    private final ClassPath libraries;
    private final @Nullable UserCache cache;

    private SimulationInput(@Nullable String wanted, ClassPath libraries, @Nullable UserCache cache) {
        this.wanted = wanted;
        this.libraries = libraries;
        this.cache = cache;
    }

    /**
     * Finds what was given, and compiles it where it has to be.
     *
     * @param given at least one; several are source files, or jars
     * @param wanted the simulation to take where there are several, by its simple or full name; null for the only one
     * @param libraries what it uses beside Freshet
     * @param cache where compiled sources are kept; null for nowhere
     * @throws LaunchException when there is no such thing, nothing to be run in it, or several and none is named
     */
    public static SimulationFile open(
            List<String> given, @Nullable String wanted, ClassPath libraries, @Nullable UserCache cache) {
        SimulationInput input = new SimulationInput(wanted, libraries, cache);
        return given.size() == 1 ? input.one(given.get(0)) : input.several(given);
    }

    private SimulationFile one(String text) {
        Path path = path(text);
        if (text.endsWith(".java") && !Files.isDirectory(path)) {
            return SimulationFile.compile(path, libraries, cache);
        }
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        if (text.endsWith(".jar") && Files.isRegularFile(path)) {
            return jars(List.of(path));
        }
        if (!Files.exists(path) && isClassName(text) && !OtherLanguage.isSource(text) && !text.endsWith(".jar")) {
            return named(text);
        }
        throw refused(path);
    }

    private static boolean isClassName(String text) {
        return Stream.of(text.split("\\.", -1))
                .allMatch(part -> !part.isEmpty()
                        && Character.isJavaIdentifierStart(part.charAt(0))
                        && part.chars().allMatch(Character::isJavaIdentifierPart));
    }

    private SimulationFile several(List<String> given) {
        List<Path> paths = given.stream().map(SimulationInput::path).distinct().toList();
        if (paths.size() == 1) {
            return one(paths.get(0).toString());
        }
        if (paths.stream().allMatch(path -> path.toString().endsWith(".java"))) {
            return SimulationFile.compile(paths, libraries, cache);
        }
        paths.stream()
                .filter(path -> !Files.isRegularFile(path) || OtherLanguage.isSource(path.toString()))
                .filter(path -> !Files.isDirectory(path))
                .findFirst()
                .ifPresent(path -> {
                    throw refused(path);
                });
        if (paths.stream().allMatch(path -> path.toString().endsWith(".jar"))) {
            return jars(paths);
        }
        throw LaunchException.badInput(
                "Several inputs are either all source files (.java) or all jars: give the libraries of a simulation with"
                        + " --class-path, and one folder at a time.");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw LaunchException.badInput("'" + text + "' is no path: " + e.getReason() + ". " + WHAT_THERE_IS);
        }
    }

    private static LaunchException refused(Path path) {
        if (!Files.exists(path)) {
            return LaunchException.badInput("No such file: " + path + ". " + WHAT_THERE_IS);
        }
        String name = path.toString();
        return OtherLanguage.of(name)
                .map(language -> language.refusal(name))
                .orElseGet(() ->
                        LaunchException.badInput(path + " is neither a Java source file nor a jar. " + WHAT_THERE_IS));
    }

    private SimulationFile folder(Path folder) {
        ProjectLayout layout = new ProjectLayout(folder);
        SourceSearch search = SourceSearch.in(layout.sources().isEmpty() ? List.of(folder) : layout.sources());
        List<SourceSearch.Found> all = search.simulations();
        List<SourceSearch.Found> found = all.stream()
                .filter(each -> wanted == null || each.isNamed(wanted))
                .toList();
        List<Path> files =
                found.stream().map(SourceSearch.Found::file).distinct().toList();
        if (files.size() > 1) {
            throw LaunchException.badInput("Several simulations in " + folder + ":"
                    + listed(found.stream().map(each -> each.name() + " (" + folder.relativize(each.file()) + ")"))
                    + "\n"
                    + "Choose one with --simulation NAME" + (wanted == null ? "." : ", by its full name."));
        }
        if (files.size() == 1) {
            return SimulationFile.compile(files.get(0), libraries.and(layout.classes()), cache);
        }
        return compiled(folder, layout, search, all);
    }

    /** A folder whose sources have no such simulation: perhaps its classes have. */
    private SimulationFile compiled(
            Path folder, ProjectLayout layout, SourceSearch search, List<SourceSearch.Found> sources) {
        ClassScan scan = scan();
        (layout.classes().isEmpty() ? List.of(folder) : layout.classes()).forEach(scan::folder);
        if (!scan.simulations().isEmpty() && (wanted == null || sources.isEmpty())) {
            List<Path> path = Stream.of(scan.roots(), layout.resources(), List.of(folder))
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            return ofClasses(folder.toString(), folder, path, scan);
        }
        if (!sources.isEmpty()) {
            throw LaunchException.badInput("No simulation named " + wanted + " in " + folder + ". There "
                    + (sources.size() == 1 ? "is" : "are") + ":"
                    + listed(sources.stream().map(SourceSearch.Found::name)));
        }
        search.otherLanguages().stream()
                .findFirst()
                .ifPresent(file -> OtherLanguage.of(file).ifPresent(language -> {
                    throw language.refusal(file);
                }));
        throw none(folder.toString(), scan);
    }

    private SimulationFile jars(List<Path> jars) {
        ClassScan scan = scan();
        jars.forEach(scan::jar);
        Path home = jars.get(0).toAbsolutePath().normalize().getParent();
        String place = String.join(", ", jars.stream().map(Path::toString).toList());
        Path beside = home == null ? Path.of("") : home;
        List<Path> path =
                Stream.concat(scan.roots().stream(), Stream.of(beside)).toList();
        return ofClasses(place, beside, path, scan);
    }

    private ClassScan scan() {
        return new ClassScan(new CompiledClasses(Compilation.NOTHING, libraries.entries()).loader());
    }

    /** Simulations that a scan has found, with what they need. */
    private SimulationFile ofClasses(String place, Path home, List<Path> path, ClassScan scan) {
        List<String> names = scan.simulations();
        if (names.isEmpty()) {
            throw none(place, scan);
        }
        List<Path> all = Stream.concat(path.stream(), libraries.entries().stream())
                .distinct()
                .toList();
        return new SimulationFile(place, home, new CompiledClasses(Compilation.named(names), all));
    }

    private static LaunchException none(String place, ClassScan scan) {
        if (!scan.ofGatling().isEmpty()) {
            return LaunchException.badInput(
                    "The simulations in " + place + " are those of Gatling, such as "
                            + scan.ofGatling().get(0)
                            + ": port their sources as docs/guide/porting-from-gatling.md says, and compile them with Freshet.");
        }
        List<String> open = scan.abstractSimulations();
        return LaunchException.badInput("No simulation in " + place
                + (open.isEmpty()
                        ? ": it needs a class that extends dev.freshet.core.Simulation and calls setUp(...)."
                        : " that can be run: " + String.join(", ", open) + (open.size() == 1 ? " is" : " are")
                                + " abstract."));
    }

    /** The class of that name, on the class path or else in the project around the working directory. */
    private SimulationFile named(String name) {
        ProjectLayout here = new ProjectLayout(Path.of(""));
        List<Path> path = new ArrayList<>(libraries.entries());
        if (path.isEmpty()) {
            here.classes().forEach(path::add);
        }
        List<Path> classes = List.copyOf(path);
        here.resources().forEach(path::add);
        CompiledClasses found = new CompiledClasses(Compilation.named(List.of(name)), path);
        if (found.loader().getResource(name.replace('.', '/') + ".class") == null) {
            throw notFound(name, classes);
        }
        return new SimulationFile(name, Path.of(""), found);
    }

    private LaunchException notFound(String name, List<Path> classes) {
        if (classes.isEmpty()) {
            return LaunchException.badInput("No such file: " + name
                    + ". As the name of a class it needs --class-path with what it was compiled into,"
                    + " such as --class-path target/test-classes. " + WHAT_THERE_IS);
        }
        ClassScan scan = scan();
        for (Path each : classes) {
            if (Files.isDirectory(each)) {
                scan.folder(each);
            } else {
                scan.jar(each);
            }
        }
        List<String> there = scan.simulations();
        return LaunchException.badInput("No class " + name + " in "
                + String.join(", ", classes.stream().map(Path::toString).toList())
                + (there.isEmpty()
                        ? ", and no simulation at all."
                        : ". The simulations there:" + listed(there.stream())));
    }

    private static String listed(Stream<String> names) {
        List<String> all = names.toList();
        StringBuilder text = new StringBuilder();
        all.stream().limit(MOST_LISTED).forEach(name -> text.append("\n  ").append(name));
        return all.size() > MOST_LISTED ? text + "\n  … and " + (all.size() - MOST_LISTED) + " more" : text.toString();
    }
}
