// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the user's cache is, and that it is the user's own. */
@DisabledOnOs(OS.WINDOWS) // its paths
final class UserCacheTest {

    @TempDir
    Path folder;

    static Stream<Arguments> places() {
        return Stream.of(
                arguments("a home", Map.of("HOME", "/home/a"), "Linux", "/home/a/.cache/freshet"),
                arguments("said by XDG", Map.of("HOME", "/home/a", "XDG_CACHE_HOME", "/x"), "Linux", "/x/freshet"),
                arguments("XDG without a home", Map.of("XDG_CACHE_HOME", "/x"), "Linux", "/x/freshet"),
                arguments("an empty XDG", Map.of("HOME", "/h", "XDG_CACHE_HOME", ""), "Linux", "/h/.cache/freshet"),
                arguments("a relative XDG", Map.of("HOME", "/h", "XDG_CACHE_HOME", "x"), "Linux", "/h/.cache/freshet"),
                arguments("no home", Map.of(), "Linux", null),
                arguments("an empty home", Map.of("HOME", ""), "Linux", null),
                arguments(
                        "macOS has no XDG",
                        Map.of("HOME", "/Users/a", "XDG_CACHE_HOME", "/x"),
                        "Mac OS X",
                        "/Users/a/Library/Caches/freshet"),
                arguments("macOS without a home", Map.of(), "Mac OS X", null),
                arguments("Windows", Map.of("LOCALAPPDATA", "/c", "HOME", "/h"), "Windows 11", "/c/freshet"),
                arguments("Windows without", Map.of("HOME", "/h"), "Windows 11", null),
                arguments("Freshet's own", Map.of("FRESHET_CACHE", "/f", "HOME", "/h"), "Mac OS X", "/f"),
                arguments("declined", Map.of("FRESHET_CACHE", "", "HOME", "/h"), "Linux", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void isWhereTheSystemHasCaches(String reason, Map<String, String> environment, String system, String expected) {
        assertThat(UserCache.place(environment, system).map(Path::toString).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void onlyTheUserMayLookInside() throws IOException {
        UserCache cache = UserCache.in(folder.resolve("home/.cache/freshet"));

        assertThat(cache.part("compiled")).isDirectory();
        assertThat(permissions(cache.folder())).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersMayWriteToIsMadePrivate() throws IOException {
        UserCache cache = UserCache.in(Files.createDirectory(folder.resolve("open")));
        Files.setPosixFilePermissions(cache.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

        cache.part("compiled");

        assertThat(permissions(cache.folder())).isEqualTo("rwx------");
    }

    @Test
    void aFolderOfSomebodyElseIsNotUsed() throws IOException {
        Path others = Path.of("/");
        assumeFalse(
                Files.getOwner(others).getName().equals(System.getProperty("user.name")), "root owns that folder, too");

        assertThatThrownBy(() -> UserCache.in(others).part("compiled")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsClearedIsWhatItHolds() throws IOException {
        UserCache cache = UserCache.in(folder.resolve("cache"));
        Files.writeString(cache.part("compiled").resolve("a"), "12345");
        Files.writeString(cache.part("archives").resolve("b"), "123");
        Path foreign = Files.writeString(cache.folder().resolve("mine"), "not Freshet's");
        Path outside = Files.writeString(folder.resolve("outside"), "not Freshet's");
        Files.createSymbolicLink(cache.part("compiled").resolve("link"), outside);

        assertThat(cache.simulations()).isEqualTo(new UserCache.Contents(1, 5));
        assertThat(cache.archives()).isEqualTo(new UserCache.Contents(1, 3));
        cache.clear();

        assertThat(cache.simulations()).isEqualTo(new UserCache.Contents(0, 0));
        assertThat(cache.archives()).isEqualTo(new UserCache.Contents(0, 0));
        assertThat(foreign).exists();
        assertThat(outside).exists();
    }

    @Test
    void oneThatIsNotThereIsEmpty() {
        UserCache cache = UserCache.in(folder.resolve("nowhere"));

        cache.clear();

        assertThat(cache.simulations()).isEqualTo(new UserCache.Contents(0, 0));
        assertThat(cache.folder()).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
