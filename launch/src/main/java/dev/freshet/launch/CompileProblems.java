// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What a compiler found wrong, for the author of a simulation: where, the line itself with a mark below, the first mistake first, and what is likely to mend it.
 */
final class CompileProblems {

    private static final int MOST_SHOWN = 10;
    private static final String GATLING = "io.gatling";
    private static final String MISSING_PACKAGE = "compiler.err.doesnt.exist";

    private final List<Source> sources;
    private final List<Diagnostic<? extends JavaFileObject>> errors;

    private CompileProblems(List<Source> sources, List<Diagnostic<? extends JavaFileObject>> errors) {
        this.sources = sources;
        this.errors = errors;
    }

    /** All of it, on several lines. */
    static String describe(List<Source> sources, List<Diagnostic<? extends JavaFileObject>> found) {
        List<JavaFileObject> files = found.stream()
                .<JavaFileObject>map(Diagnostic::getSource)
                .filter(file -> file != null)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        return new CompileProblems(
                        sources,
                        found.stream()
                                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                                .sorted(Comparator.<Diagnostic<? extends JavaFileObject>>comparingInt(
                                                problem -> files.indexOf(problem.getSource()))
                                        .thenComparingLong(Diagnostic::getPosition))
                                .collect(Collectors.toList()))
                .describe();
    }

    private String describe() {
        String names = sources.stream().map(each -> each.path().toString()).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(names + (sources.size() == 1 ? " does" : " do") + " not compile:");
        List<Diagnostic<? extends JavaFileObject>> ofGatling =
                errors.stream().filter(CompileProblems::isOfGatling).toList();
        // What is wrong besides follows from these, or can be told when they are right.
        List<Diagnostic<? extends JavaFileObject>> shown =
                ofGatling.isEmpty() ? errors.subList(0, Math.min(MOST_SHOWN, errors.size())) : ofGatling.subList(0, 1);
        Set<String> told = new LinkedHashSet<>();
        shown.forEach(problem -> told.add(describe(problem)));
        told.forEach(text::append);
        if (errors.size() > shown.size()) {
            text.append("\n  … and ").append(errors.size() - shown.size()).append(" more");
        }
        text.append(ofGatling.isEmpty() ? advice() : port());
        return text.toString();
    }

    private static boolean isOfGatling(Diagnostic<?> problem) {
        return MISSING_PACKAGE.equals(problem.getCode())
                && problem.getMessage(Locale.ROOT).contains(GATLING);
    }

    /** How a simulation of Gatling becomes one of Freshet. */
    private String port() {
        String files =
                sources.stream().map(each -> quoted(each.path().toString())).collect(Collectors.joining(" "));
        return "\n  A simulation written for Gatling: replace the import prefix io.gatling.javaapi. by dev.freshet. and leave out what stood between core and the name of a type:"
                + "\n    sed -i -E -e 's/io\\.gatling\\.javaapi\\./dev.freshet./g' -e 's/dev\\.freshet\\.core\\.(condition|error|group|loop)\\./dev.freshet.core./g' "
                + files + "\n  What else differs stands in docs/guide/porting-from-gatling.md.";
    }

    private static String quoted(String path) {
        return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private String advice() {
        List<String> imports = MissingImports.of(errors);
        if (!imports.isEmpty()) {
            return "\n  Is an import missing? At the beginning of the file:\n    " + String.join("\n    ", imports);
        }
        if (errors.stream().noneMatch(problem -> MISSING_PACKAGE.equals(problem.getCode()))) {
            return "";
        }
        return errors.stream()
                        .anyMatch(problem -> problem.getMessage(Locale.ROOT).contains("package dev.freshet."))
                ? "\n  The packages of simulations are dev.freshet.core and dev.freshet.http."
                : "\n  Is it a library that the simulation uses? Name it by a line //DEPS group:artifact:version in the source, or give its jars with --class-path.";
    }

    private String describe(Diagnostic<? extends JavaFileObject> problem) {
        StringBuilder text = new StringBuilder("\n  ");
        JavaFileObject file = problem.getSource();
        boolean isTheOnly = sources.size() == 1
                && file != null
                && file.toUri().equals(sources.get(0).uri());
        if (file != null && !isTheOnly) {
            text.append(Path.of(file.toUri()).getFileName()).append(", ");
        }
        Place place = Place.of(problem);
        if (file != null && problem.getLineNumber() != Diagnostic.NOPOS) {
            text.append("line ").append(problem.getLineNumber());
            text.append(place == null ? "" : ", column " + (place.column() + 1)).append(": ");
        }
        text.append(problem.getMessage(Locale.ROOT).replace("\n", "\n    "));
        return place == null ? text.toString() : text.append(place.shown()).toString();
    }

    /**
     * A place in a source.
     *
     * @param line all of it
     * @param column from 0
     */
    private record Place(String line, int column) {

        private static final int WIDEST = 160;
        private static final int BEFORE = 100;

        static @Nullable Place of(Diagnostic<? extends JavaFileObject> problem) {
            JavaFileObject file = problem.getSource();
            if (file == null || problem.getPosition() == Diagnostic.NOPOS) {
                return null;
            }
            try {
                String text = file.getCharContent(true).toString();
                int at = (int) Math.min(problem.getPosition(), text.length());
                int start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
                String line = text.substring(start).lines().findFirst().orElse("");
                return new Place(line, Math.min(at - start, line.length()));
            } catch (IOException e) {
                return null; // the message itself has the file and the line; only the quotation is missing
            }
        }

        /** The line without its indentation, or the part of it that has room, and a mark below. */
        String shown() {
            int indented = line.length() - line.stripLeading().length();
            int from = Math.max(Math.min(indented, column), column - BEFORE);
            String part =
                    line.substring(from, Math.min(line.length(), from + WIDEST)).replace('\t', ' ');
            return "\n    " + part.stripTrailing() + "\n    " + " ".repeat(column - from) + "^";
        }
    }
}
