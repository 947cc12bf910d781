// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A checkout that is built without Maven: its libraries are the jars of this class path, and jars of its folders. */
public final class BuiltCheckout {

    private BuiltCheckout() {}

    /** Makes one, without sources, and gives its script. */
    public static Path in(Path home) throws IOException {
        Path lib = Files.createDirectories(home.resolve("cli/target/lib"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.createDirectories(home.resolve("examples"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("cli/pom.xml"), "");
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            Path jar = lib.resolve(
                    path.getFileName().toString().startsWith("picocli-") ? "picocli-1.jar" : number++ + ".jar");
            if (Files.isDirectory(path)) {
                pack(path, jar);
            } else {
                Files.copy(path, jar);
            }
        }
        Path script = Files.copy(Path.of("../freshet"), home.resolve("freshet"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(
                Files.writeString(home.resolve("cli/target/built"), ""),
                FileTime.from(Instant.now().plusSeconds(60)));
        return script;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, packed);
            }
        }
    }
}
