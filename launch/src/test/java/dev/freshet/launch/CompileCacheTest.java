// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations that need not be compiled again, and those that must be. */
final class CompileCacheTest {

    private static final String MY = "package shop; class My { static final int N = Other.N; }";

    @TempDir
    Path folder;

    private CompileCache cache;
    private Path entries;
    private Path source;

    @BeforeEach
    void aProject() throws IOException {
        cache = new CompileCache(UserCache.in(folder.resolve("cache")));
        entries = folder.resolve("cache/compiled");
        source = write("src/test/java/shop/My.java", MY);
        write("src/main/java/shop/Other.java", "package shop; class Other { static final int N = 1; }");
    }

    @Test
    void whatWasCompiledIsFoundAgain() throws Exception {
        assertThat(valueOf(compile())).isEqualTo(1);

        assertThat(kept()).isTrue();
        assertThat(valueOf(compile())).isEqualTo(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void whatIsFoundIsNotCompiled() throws Exception {
        cache.keep(key(source), new Compilation(List.of("Kept"), Map.of(), new SourceTrail(Map.of())));

        assertThat(compile().names()).containsExactly("Kept");
    }

    @Test
    void itDoesNotMatterWhereTheFileLies() throws Exception {
        Path first = write("one/Same.java", "class Same {}");
        Path second = write("two/Same.java", "class Same {}");
        SourceCompiler.compile(first, ClassPath.NONE, cache);

        assertThat(cache.find(key(second), folders(second))).isPresent();
    }

    @Test
    void anotherTextIsCompiled() throws Exception {
        compile();
        write("src/test/java/shop/My.java", MY.replace("Other.N", "7"));

        assertThat(kept()).isFalse();
        assertThat(valueOf(compile())).isEqualTo(7);
    }

    @Test
    void aChangeOfAnotherSourceIsNoticedByItsText() throws Exception {
        compile();
        Path other = folder.resolve("src/main/java/shop/Other.java");
        FileTime time = Files.getLastModifiedTime(other);
        write("src/main/java/shop/Other.java", "package shop; class Other { static final int N = 2; }");
        Files.setLastModifiedTime(other, time);

        assertThat(kept()).isFalse();
        assertThat(valueOf(compile())).isEqualTo(2);
    }

    @Test
    void aSourceThatIsOnlyTouchedIsTheSame() throws Exception {
        compile();
        Files.setLastModifiedTime(
                folder.resolve("src/main/java/shop/Other.java"),
                FileTime.from(Instant.now().plusSeconds(9)));

        assertThat(kept()).isTrue();
    }

    @Test
    void aSourceThatComesOrGoesIsNoticed() throws Exception {
        compile();
        write("src/test/java/shop/Other.java", "package shop; class Other { static final int N = 3; }");

        assertThat(kept()).as("one that comes first").isFalse();
        assertThat(valueOf(compile())).isEqualTo(3);

        Files.delete(folder.resolve("src/test/java/shop/Other.java"));
        assertThat(valueOf(compile())).isEqualTo(1);
    }

    @Test
    void aSourceThatWasNotNeededCountsByItsTime() throws Exception {
        Path unused = write("src/main/java/shop/Unused.java", "package shop; class Unused {}");
        compile();
        assertThat(kept()).isTrue();
        Files.setLastModifiedTime(unused, FileTime.from(Instant.now().plusSeconds(9)));

        assertThat(kept()).as("it might be newer than a class now").isFalse();
    }

    @Test
    void anotherLibraryIsNoticed() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String before = key(source, ClassPath.of(classes.toString()));
        Files.writeString(classes.resolve("New.class"), "");

        assertThat(key(source, ClassPath.of(classes.toString()))).isNotEqualTo(before);
        assertThat(before).isNotEqualTo(key(source));
    }

    @Test
    void aJarThatNamesOthersIsNotRemembered() throws Exception {
        Path jar = folder.resolve("names-others.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "other.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.finish();
        }
        ClassPath libraries = ClassPath.of(jar.toString());

        assertThat(CompileKey.of(List.of(new Source(source, MY)), folders(source), libraries))
                .isEmpty();
        assertThat(SourceCompiler.compile(source, libraries, cache).names()).containsExactly("shop.My");
        assertThat(entries()).isEmpty();
    }

    @Test
    void whatDoesNotCompileIsToldEachTime() throws Exception {
        write("src/test/java/shop/My.java", "package shop; class My { int n = \"text\"; }");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::compile).hasMessageContaining("does not compile");
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void anEntryThatIsBrokenOrForeignIsMadeAnew() throws Exception {
        compile();
        Path entry = entryOf(source);
        byte[] whole = Files.readAllBytes(entry);
        List<byte[]> broken = new ArrayList<>(List.of(new byte[0], "foreign".getBytes(UTF_8)));
        for (int at = 0; at < whole.length; at += 37) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            broken.add(changed);
            broken.add(Arrays.copyOf(whole, at));
        }
        for (byte[] bytes : broken) {
            Files.write(entry, bytes);
            assertThat(kept()).isFalse();
        }

        assertThat(valueOf(compile())).isEqualTo(1);
        assertThat(kept()).isTrue();
    }

    @Test
    void aFolderThatStandsWhereAnEntryWouldIsNoHarm() throws Exception {
        Files.createDirectories(
                folder.resolve("cache/compiled").resolve(key(source)).resolve("in the way"));

        assertThat(valueOf(compile())).isEqualTo(1);
    }

    @Test
    void aCacheThatCannotBeMadeIsNoHarm() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        CompileCache nowhere = new CompileCache(UserCache.in(file.resolve("cache")));

        assertThat(valueOf(SourceCompiler.compile(source, ClassPath.NONE, nowhere)))
                .isEqualTo(1);
    }

    @Test
    void whatWasUsedLastIsKept() throws Exception {
        CompileCache small = new CompileCache(UserCache.in(folder.resolve("cache")), 2, 1_000_000);
        Path a = write("A.java", "class A {}");
        Path b = write("B.java", "class B {}");
        Path c = write("C.java", "class C {}");
        SourceCompiler.compile(a, ClassPath.NONE, small);
        SourceCompiler.compile(b, ClassPath.NONE, small);
        age(a, 100);
        age(b, 50);
        assertThat(small.find(key(a), folders(a))).as("used").isPresent();

        SourceCompiler.compile(c, ClassPath.NONE, small);

        assertThat(entryOf(a)).exists();
        assertThat(entryOf(b)).doesNotExist();
        assertThat(entryOf(c)).exists();
    }

    @Test
    void itTakesNoMoreRoomThanItMay() throws Exception {
        compile();
        long sizeBytes = Files.size(entryOf(source));
        CompileCache small = new CompileCache(UserCache.in(folder.resolve("cache")), 100, sizeBytes);
        age(source, 100);
        Path other = write("A.java", "class A {}");

        SourceCompiler.compile(other, ClassPath.NONE, small);

        assertThat(entries()).containsExactly(entryOf(other));
    }

    @Test
    void severalAtOnceLeaveOneWholeEntry() throws Exception {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(() -> valueOf(compile())));
        }
        for (CompletableFuture<Integer> each : all) {
            assertThat(each.get()).isEqualTo(1);
        }

        assertThat(kept()).isTrue();
        assertThat(entries()).containsExactly(entryOf(source));
    }

    private CompiledClasses compile() {
        return SourceCompiler.compile(source, ClassPath.NONE, cache);
    }

    private boolean kept() throws IOException {
        return cache.find(key(source), folders(source)).isPresent();
    }

    private static int valueOf(CompiledClasses classes) {
        try {
            Field field = classes.load("shop.My").getDeclaredField("N");
            field.setAccessible(true);
            return field.getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static SourceFolders folders(Path file) throws IOException {
        return SourceFolders.of(file, Files.readString(file));
    }

    private static String key(Path file) throws IOException {
        return key(file, ClassPath.NONE);
    }

    private static String key(Path file, ClassPath libraries) throws IOException {
        return CompileKey.of(List.of(Source.read(file)), folders(file), libraries)
                .orElseThrow();
    }

    private Path entryOf(Path file) throws IOException {
        return entries.resolve(key(file));
    }

    private void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(entryOf(file), FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private List<Path> entries() throws IOException {
        if (!Files.exists(entries)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(entries)) {
            return files.toList();
        }
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
