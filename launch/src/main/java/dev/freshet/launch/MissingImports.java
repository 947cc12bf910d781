// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Which imports would make known what a compiler does not know. */
final class MissingImports {

    private static final Pattern SYMBOL = Pattern.compile("symbol: +(class|method|variable) (\\w+)");
    private static final List<String> FACES = List.of("dev.freshet.core", "dev.freshet.http");
    private static final List<String> ENTRANCES = List.of("dev.freshet.core.CoreDsl", "dev.freshet.http.HttpDsl");
    private static final List<String> OF_JAVA = List.of(
            "java.util",
            "java.time",
            "java.util.function",
            "java.util.stream",
            "java.util.concurrent",
            "java.nio.file");

    private MissingImports() {}

    /** The lines, those of Freshet first; empty where no import would help. */
    static List<String> of(List<Diagnostic<? extends JavaFileObject>> errors) {
        Set<String> ofFreshet = new LinkedHashSet<>();
        Set<String> ofJava = new LinkedHashSet<>();
        for (Diagnostic<? extends JavaFileObject> error : errors) {
            Matcher symbol = SYMBOL.matcher(error.getMessage(Locale.ROOT));
            if (!symbol.find() || isMember(error)) {
                continue;
            }
            String name = symbol.group(2);
            if (!symbol.group(1).equals("method")) {
                FACES.stream()
                        .filter(face -> isThere(face, name))
                        .forEach(face -> ofFreshet.add("import " + face + ".*;"));
                OF_JAVA.stream()
                        .filter(face -> isThere(face, name))
                        .forEach(face -> ofJava.add("import " + face + "." + name + ";"));
            }
            ENTRANCES.stream()
                    .filter(entrance -> hasStatic(entrance, name))
                    .forEach(entrance -> ofFreshet.add("import static " + entrance + ".*;"));
        }
        List<String> all = new ArrayList<>(ofFreshet);
        all.addAll(ofJava);
        return all;
    }

    /** Whether it is looked for in something else, where an import is no help. */
    private static boolean isMember(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject file = error.getSource();
        if (file == null || error.getPosition() == Diagnostic.NOPOS) {
            return true;
        }
        try {
            CharSequence text = file.getCharContent(true);
            return error.getPosition() < text.length() && text.charAt((int) error.getPosition()) == '.';
        } catch (IOException e) {
            return true; // without the text nothing is known
        }
    }

    private static boolean isThere(String face, String name) {
        try {
            return Modifier.isPublic(Class.forName(face + "." + name, false, MissingImports.class.getClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException
                | LinkageError e) { // on some systems names differ from those of files by their case only
            return false;
        }
    }

    private static boolean hasStatic(String entrance, String name) {
        try {
            Class<?> type = Class.forName(entrance, false, MissingImports.class.getClassLoader());
            return Arrays.stream(type.getMethods())
                            .filter(method -> Modifier.isStatic(method.getModifiers()))
                            .map(Method::getName)
                            .anyMatch(name::equals)
                    || Arrays.stream(type.getFields())
                            .anyMatch(field -> field.getName().equals(name));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
