// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as browsers and pages give it, with what it asks for: a section of {@code commands.txt}.
 *
 * @param text as it is pasted
 * @param expected as {@link ShownCommand} shows it
 */
record PastedCommand(String name, String text, String expected) {

    private static final String FOLDER = "FOLDER";

    /** All of them, with files in that folder. */
    static List<PastedCommand> all(Path folder) throws IOException {
        Files.write(folder.resolve("two-lines.txt"), "one\r\ntwo\n".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("a.png"), "PNG".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("data.bin"), "01".getBytes(StandardCharsets.UTF_8));
        try (InputStream file = PastedCommand.class.getResourceAsStream("/curl/commands.txt")) {
            if (file == null) {
                throw new IllegalStateException("commands.txt is missing");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<PastedCommand> commands = new ArrayList<>();
            for (String section : List.of(text.split("(?m)^### ", -1))) {
                if (!section.isBlank()) {
                    commands.add(of(section, folder));
                }
            }
            return commands;
        }
    }

    private static PastedCommand of(String section, Path folder) {
        int name = section.indexOf('\n');
        int arrow = section.indexOf("\n--->\n");
        String command =
                section.substring(name + 1, arrow).replace("\\CR\n", "\\\r\n").replace(FOLDER, folder.toString());
        String expected = section.substring(arrow + "\n--->\n".length());
        return new PastedCommand(
                section.substring(0, name),
                command,
                expected.substring(0, expected.length() - (expected.endsWith("\n\n") ? 2 : 1)));
    }

    @Override
    public String toString() {
        return name;
    }
}
