// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The files of a compiler: keeps the classes in memory, and notes which sources it has looked at. */
final class CompilerFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final SourceFolders folders;
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    private final Map<String, URI> sources = new HashMap<>();
    private final Map<String, Map<String, String>> packages = new HashMap<>();
    private final Map<Path, String> read = new HashMap<>();

    CompilerFiles(JavaFileManager files, SourceFolders folders) {
        super(files);
        this.folders = folders;
    }

    /** A source whose text is noted when it is read. */
    JavaFileObject watched(JavaFileObject source) {
        return new WatchedSource(source);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location == StandardLocation.SOURCE_PATH && !packages.containsKey(packageName)) {
            packages.put(packageName, SourceTrail.look(folders, packageName));
        }
        List<JavaFileObject> found = new ArrayList<>();
        for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
            found.add(file.getKind() == JavaFileObject.Kind.SOURCE ? watched(file) : file);
        }
        return found;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return super.inferBinaryName(location, file instanceof WatchedSource source ? source.file() : file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return super.isSameFile(bare(a), bare(b));
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return super.contains(location, bare(file));
    }

    private static FileObject bare(FileObject file) {
        return file instanceof WatchedSource source ? source.file() : file;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        if (sibling != null) {
            sources.put(className, sibling.toUri());
        }
        URI name = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
        return new SimpleJavaFileObject(name, kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                classes.put(className, bytes);
                return bytes;
            }
        };
    }

    /** What came of it, for these source files. */
    Compilation compilation(List<Source> given) {
        Set<URI> addresses = given.stream().map(Source::uri).collect(Collectors.toSet());
        List<String> names = classes.keySet().stream()
                .filter(name -> addresses.contains(sources.get(name)))
                .toList();
        Map<String, byte[]> bytes = classes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toByteArray()));
        return new Compilation(names, bytes, trail());
    }

    /**
     * Whether what came of it is known to be that of these sources: the source files were read with these texts, and each other one was there when its package
     * was looked at. False where somebody has changed something meanwhile.
     */
    boolean isAllOf(List<Source> given) {
        Set<Path> seen = packages.entrySet().stream()
                .flatMap(each ->
                        each.getValue().keySet().stream().map(file -> SourceTrail.path(folders, each.getKey(), file)))
                .collect(Collectors.toCollection(HashSet::new));
        given.forEach(source -> seen.add(Path.of(source.uri())));
        return given.stream()
                        .allMatch(
                                source -> SourceTrail.textStamp(source.text()).equals(read.get(Path.of(source.uri()))))
                && seen.containsAll(read.keySet());
    }

    private SourceTrail trail() {
        Map<String, Map<String, String>> trail = new HashMap<>();
        packages.forEach((name, files) -> {
            Map<String, String> stamps = new TreeMap<>();
            files.forEach(
                    (file, stamp) -> stamps.put(file, read.getOrDefault(SourceTrail.path(folders, name, file), stamp)));
            trail.put(name, stamps);
        });
        return new SourceTrail(trail);
    }

    /** Confined, like the compiler, to the thread that compiles. */
    private final class WatchedSource extends ForwardingJavaFileObject<JavaFileObject> {

        WatchedSource(JavaFileObject file) {
            super(file);
        }

        JavaFileObject file() {
            return fileObject;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            CharSequence text = super.getCharContent(ignoreEncodingErrors);
            read.put(Path.of(toUri()), SourceTrail.textStamp(text.toString()));
            return text;
        }
    }
}
