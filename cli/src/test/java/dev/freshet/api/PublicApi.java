// SPDX-License-Identifier: Apache-2.0
package dev.freshet.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freshet.core.Internal;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users can call: public and protected members of public types in the packages of the face, but for what is marked as {@link Internal}; in a form that shows a change as a few lines.
 * The order is that of names, which no compiler changes.
 */
final class PublicApi {

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])");

    private PublicApi() {}

    /** The lines of some packages. Of what is below them nothing is read: that is most of the classes. */
    static List<String> of(List<String> packages) {
        Set<String> folders = packages.stream()
                .map(name -> "/" + name.replace('.', '/') + "/")
                .collect(Collectors.toSet());
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> folders.stream()
                                .anyMatch(folder -> location.matches(Pattern.compile(".*" + folder + "[^/]+"))))
                        .importPackages(packages)
                        .stream()
                        .filter(PublicApi::isShown)
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .flatMap(PublicApi::lines)
                        .toList();
    }

    private static boolean isShown(JavaClass type) {
        boolean isShown = !type.isAnonymousClass() && !type.isLocalClass() && isOpen(type);
        return isShown && type.getEnclosingClass().map(PublicApi::isShown).orElse(true);
    }

    private static <T extends HasModifiers & CanBeAnnotated> boolean isOpen(T what) {
        Set<JavaModifier> modifiers = what.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE)
                && !what.isAnnotatedWith(Internal.class);
    }

    private static Stream<String> lines(JavaClass type) {
        List<String> members = new ArrayList<>();
        type.getFields().stream().filter(PublicApi::isOpen).map(PublicApi::line).forEach(members::add);
        type.getCodeUnits().stream()
                .filter(PublicApi::isOpen)
                .map(PublicApi::line)
                .forEach(members::add);
        Class<?> reflected = type.reflect();
        String head = Modifier.toString(reflected.getModifiers()) + " " + kind(reflected) + " " + type.getFullName()
                + supertypes(reflected);
        return Stream.concat(
                Stream.of("", shorter(head)), members.stream().sorted().map(line -> "    " + line));
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isRecord()) {
            return "record";
        }
        return type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    }

    private static String supertypes(Class<?> type) {
        List<String> names = new ArrayList<>();
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
            names.add(type.getGenericSuperclass().getTypeName());
        }
        Stream.of(type.getGenericInterfaces())
                .map(java.lang.reflect.Type::getTypeName)
                .sorted()
                .forEach(names::add);
        return names.isEmpty()
                ? ""
                : " : "
                        + String.join(
                                ", ",
                                names.stream().map(PublicApi::withoutPackages).toList());
    }

    private static String line(JavaField field) {
        return withoutPackages(
                field.reflect().toGenericString().replace(field.getOwner().getName() + ".", ""));
    }

    private static String line(JavaCodeUnit unit) {
        String owner = unit.getOwner().getName();
        String text = unit.isConstructor()
                ? ((com.tngtech.archunit.core.domain.JavaConstructor) unit)
                        .reflect()
                        .toGenericString()
                : ((com.tngtech.archunit.core.domain.JavaMethod) unit).reflect().toGenericString();
        return withoutPackages(text.replace(" " + owner + ".", " ").replace(" default ", " "));
    }

    private static String shorter(String head) {
        return head.replaceAll("\\b(abstract )?(static )?(interface|annotation) (?=interface|annotation)", "$1")
                .replace("  ", " ")
                .strip();
    }

    private static String withoutPackages(String text) {
        return PACKAGE.matcher(text).replaceAll("");
    }
}
