// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the user's own for what can be made anew: nothing is lost with it, and nothing fails for want of it. Nobody else may write there, since what
 * it holds is run.
 *
 * <pre>
 *   freshet/              mode 0700
 *     compiled/           {@link CompileCache}: simulations
 *     dependencies/       {@link DependencyCache}: where the libraries are that they name
 *     archives/           classes of Freshet for a quick start, made by the script that starts it
 * </pre>
 */
@Internal
public final class UserCache {

    /** The variable of the environment that names the folder; empty for none. */
    public static final String VARIABLE = "FRESHET_CACHE";

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    private UserCache(Path folder) {
        this.folder = folder;
    }

    /** That of the user whom this process belongs to; empty where there is no home, or none is wanted. It need not exist yet. */
    public static Optional<UserCache> ofUser() {
        return place(System.getenv(), System.getProperty("os.name", "")).map(UserCache::new);
    }

    /** The one in that folder, which need not exist yet. */
    public static UserCache in(Path folder) {
        return new UserCache(folder);
    }

    /** Where a user with that environment has it on that system. */
    static Optional<Path> place(Map<String, String> environment, String system) {
        String wanted = environment.get(VARIABLE);
        if (wanted != null) {
            return path(wanted);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return below(environment.get("LOCALAPPDATA"), "freshet");
        }
        if (name.startsWith("mac")) {
            return below(environment.get("HOME"), "Library", "Caches", "freshet");
        }
        Optional<Path> caches = below(environment.get("XDG_CACHE_HOME"));
        return (caches.isPresent() ? caches : below(environment.get("HOME"), ".cache"))
                .map(parent -> parent.resolve("freshet"));
    }

    private static Optional<Path> below(@Nullable String parent, String... names) {
        return path(parent).map(path -> Stream.of(names).reduce(path, Path::resolve, Path::resolve));
    }

    /** Of what may stand in an environment, only absolute paths say where they lead. */
    private static Optional<Path> path(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Where it is, or will be. */
    public Path folder() {
        return folder;
    }

    /**
     * A part of it, made where it is not there.
     *
     * @throws IOException when it cannot be made, or belongs to somebody else
     */
    Path part(String name) throws IOException {
        makePrivate(folder);
        return Files.createDirectories(folder.resolve(name));
    }

    private static void makePrivate(Path folder) throws IOException {
        boolean isPosix = Files.getFileStore(existing(folder)).supportsFileAttributeView(PosixFileAttributeView.class);
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (isPosix) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
            } else {
                Files.createDirectory(folder); // below the user's own, whose rights it inherits
            }
        }
        if (isPosix) {
            requireOwn(folder);
            if (!Files.getPosixFilePermissions(folder).equals(PRIVATE)) {
                Files.setPosixFilePermissions(folder, PRIVATE);
            }
        }
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        for (Path parent = at.getParent(); !Files.exists(at) && parent != null; parent = at.getParent()) {
            at = parent;
        }
        return at;
    }

    private static void requireOwn(Path folder) throws IOException {
        Path self = Path.of("/proc/self");
        boolean isOwn = Files.exists(self)
                ? Files.getAttribute(folder, "unix:uid").equals(Files.getAttribute(self, "unix:uid"))
                : Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
        if (!isOwn) {
            throw new IOException(
                    folder + " belongs to " + Files.getOwner(folder).getName());
        }
    }

    /**
     * How much there is of one of its parts.
     *
     * @param files how many
     * @param sizeBytes of all of them together
     */
    public record Contents(int files, long sizeBytes) {}

    /** What simulations it holds, compiled. */
    public Contents simulations() {
        return contents(CompileCache.FOLDER);
    }

    /** Of how many sets of libraries it knows where they are. */
    public Contents dependencies() {
        return contents(DependencyCache.FOLDER);
    }

    /** What classes of Freshet it holds, for a quick start. */
    public Contents archives() {
        return contents("archives");
    }

    private Contents contents(String part) {
        List<Path> files = filesIn(folder.resolve(part));
        return new Contents(
                files.size(), files.stream().mapToLong(UserCache::sizeBytes).sum());
    }

    private static long sizeBytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // gone meanwhile
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException e) {
            return List.of(); // not there
        }
    }

    /**
     * Deletes everything that it holds, and nothing else.
     *
     * @throws LaunchException when something of it cannot be deleted
     */
    public void clear() {
        for (String part : List.of(CompileCache.FOLDER, DependencyCache.FOLDER, "archives")) {
            for (Path file : filesIn(folder.resolve(part))) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot delete " + file + " ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + "). Delete it by hand.");
        }
    }
}
