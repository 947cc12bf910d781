// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.LaunchException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A file {@code freshet.properties}: in each line a key, an equals sign and a value, taken as it stands, so that paths of Windows need no escapes. Empty lines and
 * those that begin with {@code #} say nothing.
 */
final class SettingsFile implements SettingsLayer {

    private final Path file;
    private final Map<String, Setting> settings;

    private SettingsFile(Path file, Map<String, Setting> settings) {
        this.file = file;
        this.settings = settings;
    }

    /**
     * That file.
     *
     * @throws LaunchException when it cannot be read, or a line of it is none
     */
    static SettingsFile read(Path file) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (number == 1 && text.startsWith("\ufeff")) {
                text = text.substring(1).strip();
            }
            if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("!")) {
                add(text, file + ", line " + number, settings);
            }
        }
        return new SettingsFile(file, settings);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw LaunchException.badInput(file + " is not in UTF-8: save it so.");
        } catch (IOException e) {
            throw LaunchException.badInput(file + " cannot be read: " + e.getMessage());
        }
    }

    private static void add(String line, String place, Map<String, Setting> settings) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw LaunchException.badInput(
                    place + ": '" + line + "' is no setting: write a name, an equals sign and a value.");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        Setting known = settings.get(key);
        settings.put(key, known == null ? new Setting(key, List.of(value), place) : known.and(value));
    }

    @Override
    public @Nullable Setting of(String command, OptionSpec option) {
        Setting general = null;
        for (String name : option.names()) {
            String bare = bare(name);
            Setting own = settings.get(command + "." + bare);
            if (own != null) {
                return own;
            }
            general = general == null ? settings.get(bare) : general;
        }
        return general;
    }

    @Override
    public List<Setting> all() {
        return List.copyOf(settings.values());
    }

    @Override
    public boolean isOf(String command, OptionSpec option, Setting setting) {
        String key = setting.key();
        for (String name : option.names()) {
            String bare = bare(name);
            if (key.equals(bare) || key.equals(command + "." + bare)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> spellings(String command, OptionSpec option) {
        String longest = bare(option.longestName());
        return List.of(longest, command + "." + longest);
    }

    /** The name of an option without its dashes. */
    static String bare(String option) {
        return option.replaceFirst("^-+", "");
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
