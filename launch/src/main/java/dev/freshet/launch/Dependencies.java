// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The libraries that sources name in {@linkplain DependencyLines lines of their own}. What they came to is kept, so that Maven's resolver, which has some thirty jars, is
 * loaded only when something has to be found for the first time. It has a class loader of its own: no simulation meets its libraries.
 */
final class Dependencies {

    /** Where its jars are in the distribution, from the jars of Freshet. */
    private static final String FOLDER = "deps";

    private Dependencies() {}

    /**
     * The libraries of these sources: those that were given, and behind them those that they name.
     *
     * @param cache where it is kept what names came to; null for nowhere
     * @throws LaunchException when one of them cannot be had
     */
    static ClassPath of(List<Source> sources, ClassPath given, @Nullable UserCache cache) {
        return of(sources, given, cache, Dependencies::found, System.err::println);
    }

    /** The same, by another resolver. */
    static ClassPath of(
            List<Source> sources,
            ClassPath given,
            @Nullable UserCache cache,
            Supplier<DependencyResolver> resolver,
            Consumer<String> progress) {
        DependencyResolver.Request request = DependencyLines.of(sources);
        if (request.coordinates().isEmpty()) {
            return given;
        }
        DependencyCache kept = cache == null ? null : new DependencyCache(cache);
        Optional<List<Path>> known = kept == null ? Optional.empty() : kept.find(request);
        if (known.isPresent()) {
            return given.and(known.get());
        }
        List<Path> files = resolver.get().resolve(request, progress);
        if (kept != null) {
            kept.keep(request, files);
        }
        return given.and(files);
    }

    private static DependencyResolver found() {
        return ServiceLoader.load(DependencyResolver.class, loader())
                .findFirst()
                .orElseThrow(() -> LaunchException.badInput("//DEPS needs the module freshet-deps, which is not there."
                        + " Give the jars with --class-path instead."));
    }

    /** One that finds the resolver: beside the jars of Freshet, or among them. */
    private static ClassLoader loader() {
        ClassLoader own = Dependencies.class.getClassLoader();
        Path folder = folder();
        if (folder == null || !Files.isDirectory(folder)) {
            return own;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>();
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar.toUri().toURL());
            }
            return new URLClassLoader(jars.toArray(URL[]::new), own);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot read " + folder + ": " + e.getMessage() + ".");
        }
    }

    private static @Nullable Path folder() {
        CodeSource source = Dependencies.class.getProtectionDomain().getCodeSource();
        try {
            URI place = source == null ? null : source.getLocation().toURI();
            return place == null ? null : Path.of(place).resolveSibling(FOLDER);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
