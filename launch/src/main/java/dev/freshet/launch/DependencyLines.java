// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a source file that name its libraries, in the form of <a href="https://www.jbang.dev/documentation/">jbang</a>:
 *
 * <pre>
 *   //DEPS com.acme:money:1.2 com.acme:words:3.4
 *   //REPOS acme=https://repo.acme.example/releases
 *   //JAVA 21+
 * </pre>
 *
 * <p>Other directives of jbang that would change what is compiled or how it is run are refused, those that would not are passed over.
 */
final class DependencyLines {

    /** A source without it has nothing of all this. */
    static final String MARK = "//DEPS";

    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^//([A-Z_]+)[ \\t]+(\\S[^\\r\\n]*)$");
    private static final Pattern COORDINATES =
            Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+(?::[\\w.-]+)?(?:@(?:jar|zip|aar))?");
    private static final Pattern JAVA = Pattern.compile("(\\d{1,3})(\\+?)");
    private static final Set<String> NOT_SUPPORTED = Set.of(
            "SOURCES",
            "FILES",
            "JAVAC_OPTIONS",
            "COMPILE_OPTIONS",
            "JAVA_OPTIONS",
            "RUNTIME_OPTIONS",
            "JAVAAGENT",
            "MODULE",
            "PREVIEW",
            "MAIN");

    private final Set<String> coordinates = new LinkedHashSet<>();
    private final Set<DependencyResolver.Repository> repositories = new LinkedHashSet<>();

    private DependencyLines() {}

    /**
     * What these sources ask for.
     *
     * @throws LaunchException when a line cannot be honoured
     */
    static DependencyResolver.Request of(List<Source> sources) {
        DependencyLines lines = new DependencyLines();
        sources.stream().filter(source -> source.text().contains(MARK)).forEach(lines::read);
        return new DependencyResolver.Request(List.copyOf(lines.coordinates), List.copyOf(lines.repositories));
    }

    private void read(Source source) {
        Matcher line = DIRECTIVE.matcher(source.text());
        while (line.find()) {
            String name = line.group(1);
            Place place = new Place(source, name, lineNumber(source.text(), line.start()));
            List<String> words = words(line.group(2));
            switch (name) {
                case "DEPS" -> words.forEach(word -> addLibrary(word, place));
                case "REPOS" -> words.forEach(word -> addRepository(word, place));
                case "JAVA" -> words.forEach(word -> requireJava(word, place));
                default -> {
                    if (NOT_SUPPORTED.contains(name)) {
                        throw place.refused(
                                "is not supported. Classes and files beside the source are found by their names; give other"
                                        + " sources as further arguments, and options for Java by FRESHET_JAVA_OPTS");
                    }
                }
            }
        }
    }

    /** Those of a line, up to a remark. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : (line + " ").split(" // ", 2)[0].strip().split("[\\s,;]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private void addLibrary(String word, Place place) {
        if (!COORDINATES.matcher(word).matches()) {
            throw place.refused("has '" + word
                    + "', which names no library: write group:artifact:version, as in com.acme:money:1.2."
                    + (word.contains("${")
                            ? " Properties are not supported"
                            : word.endsWith("@pom") ? " BOMs are not supported" : ""));
        }
        coordinates.add(word);
    }

    private void addRepository(String word, Place place) {
        int equals = word.indexOf('=');
        String url = word.substring(equals + 1);
        if (word.equals("mavencentral") || word.equals("central")) {
            return; // where Maven looks in any case
        }
        if (!url.matches("(https?|file):.+")) {
            throw place.refused(
                    "has '" + word
                            + "', which is no repository: write name=https://…, with the name that your settings.xml knows it by");
        }
        repositories.add(new DependencyResolver.Repository(
                equals < 0 ? url.replaceAll("[^A-Za-z0-9]+", "-") : word.substring(0, equals), url));
    }

    private static void requireJava(String word, Place place) {
        Matcher wanted = JAVA.matcher(word);
        int own = Runtime.version().feature();
        boolean isMet = wanted.matches()
                && (wanted.group(2).isEmpty()
                        ? own == Integer.parseInt(wanted.group(1))
                        : own >= Integer.parseInt(wanted.group(1)));
        if (!isMet) {
            throw place.refused(
                    "asks for Java " + word + ", and this is Java " + own + ": point JAVA_HOME to another JDK");
        }
    }

    private static long lineNumber(String text, int at) {
        return 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
    }

    private record Place(Source source, String directive, long line) {

        LaunchException refused(String reason) {
            return LaunchException.badInput(source.path() + ", line " + line + ": //" + directive + " " + reason + ".");
        }
    }
}
