// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import dev.freshet.core.Internal;
import dev.freshet.launch.DependencyResolver;
import dev.freshet.launch.LaunchException;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Finds libraries as Maven does. */
@Internal
public final class MavenDependencies implements DependencyResolver {

    @Override
    public List<Path> resolve(Request request, Consumer<String> progress) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                MavenDependencies.class.getClassLoader()); // Maven's own parts are looked for there
        try (Context context = create(overrides(progress))) {
            return resolve(request, MavenSettings.areOffline(context) ? offline(context) : context);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Context create(ContextOverrides overrides) {
        try {
            return Runtimes.INSTANCE.getRuntime().create(overrides);
        } catch (IllegalStateException e) { // so MIMA tells of settings that cannot be read
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw LaunchException.badInput("//DEPS: Maven's settings cannot be read: "
                    + String.valueOf(reason.getMessage()).strip());
        }
    }

    private static ContextOverrides overrides(Consumer<String> progress) {
        ContextOverrides.Builder overrides = ContextOverrides.create()
                .withUserSettings(true)
                .withMavenUserHomeOverride(Path.of(System.getProperty("user.home"), ".m2"))
                .transferListener(new TransferLines(progress));
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .map(Path::of)
                .ifPresent(overrides::withLocalRepositoryOverride);
        MavenHome.found().ifPresent(overrides::withMavenSystemHomeOverride);
        return overrides.build();
    }

    private static Context offline(Context context) {
        return context.customize(
                context.contextOverrides().toBuilder().offline(true).build());
    }

    private static List<Path> resolve(Request request, Context context) {
        List<RemoteRepository> repositories = Stream.concat(
                        context.remoteRepositories().stream(),
                        context
                                .repositorySystem()
                                .newResolutionRepositories(context.repositorySystemSession(), named(request))
                                .stream())
                .toList();
        List<Dependency> wanted = request.coordinates().stream()
                .map(MavenDependencies::artifact)
                .map(artifact -> new Dependency(artifact, JavaScopes.RUNTIME))
                .toList();
        CollectRequest collected = new CollectRequest(wanted, List.of(), repositories);
        try {
            return context
                    .repositorySystem()
                    .resolveDependencies(
                            context.repositorySystemSession(),
                            new DependencyRequest(
                                    collected,
                                    DependencyFilterUtils.classpathFilter(JavaScopes.COMPILE, JavaScopes.RUNTIME)))
                    .getArtifactResults()
                    .stream()
                    .map(MavenDependencies::file)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw LaunchException.badInput(ResolutionFailure.words(
                    e, repositories, context.repositorySystemSession().isOffline()));
        }
    }

    private static Path file(ArtifactResult found) {
        return found.getArtifact().getFile().toPath().toAbsolutePath();
    }

    /** {@code group:artifact:version}, {@code group:artifact:version:classifier}, either with {@code @type}, in the order that Maven's own texts have. */
    private static DefaultArtifact artifact(String coordinates) {
        int at = coordinates.indexOf('@');
        String type = at < 0 ? "jar" : coordinates.substring(at + 1);
        List<String> parts = List.of((at < 0 ? coordinates : coordinates.substring(0, at)).split(":", -1));
        return new DefaultArtifact(
                parts.get(0), parts.get(1), parts.size() > 3 ? parts.get(3) : "", type, parts.get(2));
    }

    private static List<RemoteRepository> named(Request request) {
        return request.repositories().stream()
                .map(each -> new RemoteRepository.Builder(each.name(), "default", each.url()).build())
                .toList();
    }
}
