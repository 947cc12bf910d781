// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import dev.freshet.core.text.SafeText;
import dev.freshet.core.text.Secrets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/** Why libraries cannot be had, in a sentence with what may help. */
final class ResolutionFailure {

    private ResolutionFailure() {}

    static String words(DependencyResolutionException failure, List<RemoteRepository> repositories, boolean isOffline) {
        String missing =
                causes(failure).flatMap(ResolutionFailure::artifacts).distinct().collect(Collectors.joining(", "));
        String places = repositories.stream()
                .map(each -> each.getId() + " (" + Secrets.hiddenIn(each.getUrl()) + ")")
                .collect(Collectors.joining(", "));
        String what = "//DEPS: " + (missing.isEmpty() ? "not all libraries are there" : missing + " is not to be had");
        if (isOffline) {
            return SafeText.lines(
                    what
                            + ": Maven is offline by its settings, and the local repository does not have it. Go online once, or give the jar with --class-path.");
        }
        boolean isNotThere = causes(failure).anyMatch(ResolutionFailure::isNotFound);
        Throwable last = causes(failure).reduce((first, second) -> second).orElse(failure);
        return SafeText.lines(what + " from " + places + ": "
                + (isNotThere ? "it is not there. Are group, artifact and version right?" : reason(last)));
    }

    private static String reason(Throwable last) {
        String text = String.valueOf(last.getMessage());
        return Secrets.hiddenIn(
                        last instanceof java.io.IOException ? last.getClass().getSimpleName() + ": " + text : text)
                + ". Is the repository within reach? Mirrors and proxies are those of Maven's settings.xml.";
    }

    private static boolean isNotFound(Throwable cause) {
        return cause instanceof ArtifactNotFoundException
                || (cause instanceof ArtifactResolutionException several
                        && several.getResults().stream()
                                .flatMap(result -> result.getExceptions().stream())
                                .allMatch(ArtifactNotFoundException.class::isInstance));
    }

    private static Stream<String> artifacts(Throwable cause) {
        if (cause instanceof ArtifactResolutionException several) {
            return several.getResults().stream()
                    .filter(result -> !result.isResolved())
                    .map(result -> String.valueOf(result.getRequest().getArtifact()));
        }
        return cause instanceof ArtifactDescriptorException one
                ? Stream.of(String.valueOf(one.getResult().getArtifact()))
                : Stream.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
