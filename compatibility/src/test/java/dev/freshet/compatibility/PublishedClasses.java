// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language as Gatling publishes it, member by member, beside ours. What counts is what simulations can name: constructors of builders, what Scala adds, and
 * members whose types are Gatling's insides are left out.
 */
final class PublishedClasses {

    private static final String LANGUAGE = "io.gatling.javaapi.";
    private static final List<String> INSIDES =
            List.of("io.gatling.core.", "io.gatling.commons.", "io.gatling.javaapi.core.internal.", "scala.");

    /** What every class has, and what only Gatling's own classes call. */
    private static final Set<String> SKIPPED = Set.of("equals", "hashCode", "toString", "make", "asScala", "type");

    /** The packages whose classes all stand in our core, and whose interfaces are mixed into the builders of chains. */
    private static final List<String> MIXED_IN =
            List.of("condition", "error", "exec", "feed", "group", "loop", "pause");

    private static final Class<?> CHAIN =
            find("dev.freshet.core.StructureBuilder").orElseThrow();

    private static final Map<String, String> NETTY = Map.of(
            "io.netty.handler.codec.http.HttpHeaders", "dev.freshet.http.HttpHeaders",
            "io.netty.handler.codec.http.HttpMethod", "dev.freshet.http.HttpMethod",
            "io.netty.handler.codec.http.HttpResponseStatus", "dev.freshet.http.HttpResponseStatus");

    /** Types that the language hands to functions, from outside its packages. */
    private static final List<String> HANDED_OUT = List.of(
            "io.gatling.http.response.Response",
            "io.gatling.http.response.ResponseBody",
            "io.gatling.http.response.StringResponseBody",
            "io.gatling.http.response.ByteArrayResponseBody",
            "io.gatling.http.client.Request",
            "io.gatling.http.client.body.RequestBody",
            "io.gatling.http.client.body.string.StringRequestBody",
            "io.gatling.http.client.body.bytearray.ByteArrayRequestBody",
            "io.gatling.http.client.uri.Uri",
            "io.gatling.http.action.sse.SseInboundMessage",
            "io.gatling.http.action.ws.WsInboundMessage",
            "io.gatling.http.action.ws.WsInboundMessage$Text",
            "io.gatling.http.action.ws.WsInboundMessage$Binary");

    private PublishedClasses() {}

    /** What Gatling publishes and we do not have: names of classes, and signatures of members. */
    static Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> published : published()) {
            Optional<Class<?>> ours = isMixin(published) ? Optional.of(CHAIN) : find(ours(published.getName()));
            if (ours.isEmpty()) {
                missing.add(shortName(published));
            } else {
                members(published)
                        .filter(member -> !hasMember(ours.get(), member))
                        .forEach(member -> missing.add(signature(published, member)));
                constants(published)
                        .filter(name -> !hasConstant(ours.get(), name))
                        .forEach(name -> missing.add(shortName(published) + "." + name));
            }
        }
        return missing;
    }

    /** How many members are compared. */
    static long compared() {
        return published().stream().flatMap(PublishedClasses::members).count();
    }

    private static List<Class<?>> published() {
        List<Class<?>> classes = new ArrayList<>();
        for (String anchor : List.of("io.gatling.javaapi.core.CoreDsl", "io.gatling.javaapi.http.HttpDsl")) {
            Class<?> known = find(anchor).orElseThrow();
            classNames(known)
                    .filter(name -> name.startsWith(LANGUAGE) && !name.contains(".internal."))
                    .map(name -> find(name).orElseThrow())
                    .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass())
                    .filter(type -> !type.getSimpleName().equals("Default")
                            && !type.getSimpleName().equals("Impl"))
                    .forEach(classes::add);
        }
        HANDED_OUT.forEach(name -> classes.add(find(name).orElseThrow()));
        return classes;
    }

    private static Stream<String> classNames(Class<?> known) {
        try (JarFile jar = new JarFile(Path.of(known.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toFile())) {
            List<String> names = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Method> members(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !method.isSynthetic()
                        && !method.isBridge()
                        && !method.getName().contains("$"))
                .filter(method -> !SKIPPED.contains(method.getName()))
                .filter(method -> signatureTypes(method).noneMatch(PublishedClasses::isInside))
                .filter(method -> !isOfScala(type, method));
    }

    /** What Scala adds to its classes of data. */
    private static boolean isOfScala(Class<?> type, Method method) {
        return type.getName().startsWith("io.gatling.http.")
                && (method.getName().startsWith("product")
                        || method.getName().startsWith("copy")
                                && Arrays.asList(type.getInterfaces())
                                        .toString()
                                        .contains("scala.Product")
                        || Set.of("apply", "unapply", "tupled", "curried", "canEqual")
                                .contains(method.getName()));
    }

    private static Stream<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> !field.isSynthetic() && !isInside(field.getType()))
                .map(java.lang.reflect.Field::getName)
                .filter(name -> !name.contains("$"));
    }

    private static Stream<Class<?>> signatureTypes(Method method) {
        return Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()));
    }

    private static boolean isInside(Class<?> type) {
        return INSIDES.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isMixin(Class<?> type) {
        return type.isInterface()
                && !type.isMemberClass()
                && MIXED_IN.stream().anyMatch(name -> type.getName().startsWith(LANGUAGE + "core." + name + "."));
    }

    private static boolean hasMember(Class<?> ours, Method member) {
        List<String> parameters = Arrays.stream(member.getParameterTypes())
                .map(type -> ours(type.getName()))
                .toList();
        return Stream.concat(Arrays.stream(ours.getMethods()), Arrays.stream(ours.getDeclaredMethods()))
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> method.getName().equals(member.getName()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) == Modifier.isStatic(member.getModifiers()))
                .anyMatch(method -> takes(method, parameters) && gives(method, member));
    }

    private static boolean takes(Method method, List<String> parameters) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Optional<Class<?>> given =
                    parameters.get(i).equals(types[i].getName()) ? Optional.of(types[i]) : find(parameters.get(i));
            if (given.isEmpty() || !types[i].isAssignableFrom(given.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean gives(Method method, Method member) {
        if (method.getGenericReturnType() instanceof TypeVariable<?>) {
            return true;
        }
        String wanted = ours(member.getReturnType().getName());
        if (wanted.equals(method.getReturnType().getName())) {
            return true;
        }
        return find(wanted)
                        .filter(type -> type.isAssignableFrom(method.getReturnType()))
                        .isPresent()
                || member.getReturnType() == Object.class;
    }

    private static boolean hasConstant(Class<?> ours, String name) {
        return Arrays.stream(ours.getFields()).anyMatch(field -> field.getName().equals(name));
    }

    /** As the replacements of the guide have it. */
    private static String ours(String name) {
        if (name.startsWith("[L")) {
            return "[L" + ours(name.substring(2));
        }
        if (NETTY.containsKey(name)) {
            return NETTY.get(name);
        }
        if (name.startsWith(LANGUAGE)) {
            return ("dev.freshet." + name.substring(LANGUAGE.length()))
                    .replaceFirst("^dev\\.freshet\\.core\\.(condition|error|group|loop)\\.", "dev.freshet.core.");
        }
        return name.replaceFirst("^io\\.gatling\\.http\\.[a-z.]*\\.", "dev.freshet.http.");
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, false, PublishedClasses.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String signature(Class<?> published, Method member) {
        return shortName(published) + "." + member.getName() + "("
                + Arrays.stream(member.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String shortName(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
