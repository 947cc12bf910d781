// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Finds the libraries that a simulation names by their coordinates. Found through {@code ServiceLoader}, when there are such names and not before. */
@Internal
public interface DependencyResolver {

    /**
     * What is asked for.
     *
     * @param coordinates each as {@code group:artifact:version}, with {@code :classifier} and {@code @type} where they have one
     * @param repositories where they are looked for beside the usual places
     */
    record Request(List<String> coordinates, List<Repository> repositories) {

        public Request {
            coordinates = List.copyOf(coordinates);
            repositories = List.copyOf(repositories);
        }
    }

    /** A place where libraries are; its name is that by which settings know it. */
    record Repository(String name, String url) {}

    /**
     * Fetches what is not there yet.
     *
     * @param progress told what it does, line by line
     * @return the files of the libraries and of what they need in turn, as a class path has them
     * @throws LaunchException when one of them cannot be had; the message says which, where it was looked for, and what to do
     */
    List<Path> resolve(Request request, Consumer<String> progress);
}
