// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** The variables of the environment that begin with {@code FRESHET_} and are not for the program as a whole. */
final class SettingsVariables implements SettingsLayer {

    private static final String PREFIX = "FRESHET_";

    /** What has a meaning of its own. */
    private static final Set<String> OTHERS = Set.of("FRESHET_CACHE", "FRESHET_JAVA_OPTS");

    private final Map<String, Setting> settings;

    private SettingsVariables(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /** Those of an environment. One that is empty says nothing; several values are separated by line breaks. */
    static SettingsVariables of(Map<String, String> environment) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(PREFIX)
                    && !OTHERS.contains(name)
                    && !variable.getValue().isEmpty()) {
                List<String> values = Arrays.asList(variable.getValue().split("\\R", -1));
                settings.put(name, new Setting(name, values, "the variable " + name));
            }
        }
        return new SettingsVariables(new TreeMap<>(settings));
    }

    @Override
    public @Nullable Setting of(String command, OptionSpec option) {
        List<String> keys = spellings(command, option);
        Setting own = settings.get(keys.get(1));
        return own != null ? own : settings.get(keys.get(0));
    }

    @Override
    public List<Setting> all() {
        return List.copyOf(settings.values());
    }

    @Override
    public boolean isOf(String command, OptionSpec option, Setting setting) {
        return spellings(command, option).contains(setting.key());
    }

    /** By the long name, as the letters of short ones differ only by their case. */
    @Override
    public List<String> spellings(String command, OptionSpec option) {
        String name = option.longestName();
        String spelled = name.startsWith("--") ? spelled(SettingsFile.bare(name)) : "(none)";
        return List.of(PREFIX + spelled, PREFIX + spelled(command) + "_" + spelled);
    }

    private static String spelled(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
