// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Which sources a compiler has looked at, so that one can tell later whether it would find the same. Of each package that it asked for: the files there, by
 * the number of the folder and their name. Those that it read are known by their text, the others by size and time: they might take the place of a class
 * when they change.
 *
 * @param packages by name of a package, by file, what the file was
 */
record SourceTrail(Map<String, Map<String, String>> packages) {

    private static final char TEXT = '#';

    /** The files of a package as they are. */
    static Map<String, String> look(SourceFolders folders, String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (int root = 0; root < folders.sources().size(); root++) {
            Path folder = folders.sources().get(root).resolve(name.replace('.', '/'));
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.java")) {
                for (Path file : found) {
                    files.put(root + "/" + file.getFileName(), stamp(file));
                }
            } catch (NoSuchFileException | NotDirectoryException e) {
                // most packages are of libraries
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    }

    /** What is kept of a file that was read. */
    static String textStamp(String text) {
        return TEXT + Fingerprint.of(text);
    }

    /** Whether a compiler would find the same in these folders. */
    boolean isStillThere(SourceFolders folders) throws IOException {
        for (Map.Entry<String, Map<String, String>> each : packages.entrySet()) {
            Map<String, String> now = look(folders, each.getKey());
            if (!now.keySet().equals(each.getValue().keySet())) {
                return false;
            }
            for (Map.Entry<String, String> file : each.getValue().entrySet()) {
                if (!isSame(folders, each.getKey(), file, now)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSame(
            SourceFolders folders, String name, Map.Entry<String, String> file, Map<String, String> now)
            throws IOException {
        if (file.getValue().charAt(0) != TEXT) {
            return file.getValue().equals(now.get(file.getKey()));
        }
        return file.getValue().equals(textStamp(Files.readString(path(folders, name, file.getKey()))));
    }

    /** The path of a file of a trail. */
    static Path path(SourceFolders folders, String name, String file) {
        int slash = file.indexOf('/');
        return folders.sources()
                .get(Integer.parseInt(file.substring(0, slash)))
                .resolve(name.replace('.', '/'))
                .resolve(file.substring(slash + 1));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(packages.size());
        for (Map.Entry<String, Map<String, String>> each : packages.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().size());
            for (Map.Entry<String, String> file : each.getValue().entrySet()) {
                out.writeUTF(file.getKey());
                out.writeUTF(file.getValue());
            }
        }
    }

    static SourceTrail read(DataInputStream in) throws IOException {
        Map<String, Map<String, String>> packages = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, String> files = new HashMap<>();
            packages.put(in.readUTF(), files);
            for (int more = in.readInt(); more > 0; more--) {
                files.put(in.readUTF(), in.readUTF());
            }
        }
        return new SourceTrail(packages);
    }
}
