// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.LaunchException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What users say of options outside the command line, which comes first: in variables {@code FRESHET_…}, then in {@code freshet.properties} in the working directory,
 * then in that of the user. Where there is none of them, nothing of this is loaded but this class. Confined to the main thread.
 */
final class Settings {

    /** Separates the values of an option that can be given several times; nobody types it. */
    private static final String SEPARATOR = "\u001e";

    private static final String FILE = "freshet.properties";

    private static final String PROPERTIES = "D.";

    private final List<SettingsLayer> layers;

    /** What has taken its value from a setting. */
    private final Map<OptionSpec, Setting> used = new LinkedHashMap<>();

    private String command = "";

    private Settings(List<SettingsLayer> layers) {
        this.layers = layers;
    }

    /** No settings at all. */
    static Settings none() {
        return new Settings(List.of());
    }

    /** Where settings may stand: an environment, the working directory, and the name of the system, which decides where the user has them. */
    record Places(Map<String, String> environment, Path workingFolder, String system) {

        /** Those of this process. */
        static Places ofUser() {
            return new Places(System.getenv(), Path.of(""), System.getProperty("os.name", ""));
        }
    }

    /**
     * Those that stand there.
     *
     * @throws LaunchException when a file of settings cannot be read
     */
    static Settings in(Places places) {
        Map<String, String> environment = places.environment();
        List<SettingsLayer> layers = new ArrayList<>(3);
        if (hasVariables(environment)) {
            SettingsLayer variables = SettingsVariables.of(environment);
            if (!variables.all().isEmpty()) {
                layers.add(variables);
            }
        }
        add(places.workingFolder().resolve(FILE), layers);
        Path folder = userFolder(environment, places.system());
        if (folder != null) {
            add(folder.resolve(FILE), layers);
        }
        return new Settings(layers);
    }

    private static boolean hasVariables(Map<String, String> environment) {
        for (String name : environment.keySet()) {
            if (name.startsWith("FRESHET_")) {
                return true;
            }
        }
        return false;
    }

    private static void add(Path file, List<SettingsLayer> layers) {
        if (Files.isRegularFile(file)) {
            layers.add(SettingsFile.read(file));
        }
    }

    /** Where programs of this system keep the settings of the user; null where that is not known. */
    private static @Nullable Path userFolder(Map<String, String> environment, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return below(environment.get("APPDATA"), "freshet");
        }
        if (name.startsWith("mac")) {
            return below(environment.get("HOME"), "Library/Application Support/freshet");
        }
        Path own = below(environment.get("XDG_CONFIG_HOME"), "freshet");
        return own != null ? own : below(environment.get("HOME"), ".config/freshet");
    }

    private static @Nullable Path below(@Nullable String parent, String name) {
        try {
            Path folder = parent == null ? null : Path.of(parent);
            return folder == null || !folder.isAbsolute() ? null : folder.resolve(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /**
     * Has the options of a command take them.
     *
     * @param all the commands with all their options, in case that a setting is of none of this command
     * @param err where is said what a variable does not mean
     * @throws LaunchException when a file has a setting that no command knows, or a value that an option cannot have
     */
    void applyTo(CommandLine line, Supplier<CommandLine> all, PrintWriter err) {
        if (layers.isEmpty()) {
            return;
        }
        command = line.getCommandName();
        CommandSpec spec = line.getCommandSpec();
        requireKnown(spec, all, err);
        for (OptionSpec option : List.copyOf(spec.options())) {
            Setting setting = of(option);
            if (setting != null) {
                use(option, setting, spec);
            }
        }
        line.setDefaultValueProvider(new Provider());
    }

    private @Nullable Setting of(OptionSpec option) {
        if (isNotToBeSet(option)) {
            return null;
        }
        for (SettingsLayer layer : layers) {
            Setting setting = layer.of(command, option);
            if (setting != null) {
                return setting;
            }
        }
        return null;
    }

    private static boolean isNotToBeSet(OptionSpec option) {
        return option.usageHelp() || option.versionHelp() || isOfProperties(option);
    }

    /** Properties are set one by one: those of the command line come on top. */
    private static boolean isOfProperties(OptionSpec option) {
        return option.typeInfo().isMap();
    }

    private void use(OptionSpec option, Setting setting, CommandSpec spec) {
        OptionSpec taking = option;
        if (option.isMultiValue()) {
            spec.remove(option);
            taking = OptionSpec.builder(option).splitRegex(SEPARATOR).build();
            spec.addOption(taking);
        } else if (setting.values().size() > 1) {
            throw LaunchException.badInput(setting.origin() + ": '" + setting.key() + "' has several values, and "
                    + option.longestName() + " takes one.");
        } else if (option.typeInfo().isBoolean() && !setting.values().get(0).matches("(?i)true|false")) {
            throw LaunchException.badInput(setting.origin() + ": '" + setting.key() + "' is '"
                    + setting.values().get(0) + "', and " + option.longestName()
                    + " is on or off: give true or false.");
        }
        used.put(taking, setting);
    }

    private final class Provider implements IDefaultValueProvider {
        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            Setting setting = argument instanceof OptionSpec option ? used.get(option) : null;
            return setting == null ? null : String.join(SEPARATOR, setting.values());
        }
    }

    /** The system properties that files set, as {@code D.name}, for a command; what comes first counts. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (SettingsLayer layer : layers) {
            for (String prefix : List.of(command + "." + PROPERTIES, PROPERTIES)) {
                for (Setting setting : layer.all()) {
                    if (setting.key().startsWith(prefix)) {
                        List<String> values = setting.values();
                        properties.putIfAbsent(setting.key().substring(prefix.length()), values.get(values.size() - 1));
                    }
                }
            }
        }
        return properties;
    }

    /** Where the options that a message names were set, in sentences; empty where they were typed. */
    String originsIn(String message) {
        StringBuilder origins = new StringBuilder();
        used.forEach((option, setting) -> {
            if (names(option, message) && !isTyped(option)) {
                origins.append(' ')
                        .append(option.longestName())
                        .append(" is set by ")
                        .append(setting.origin())
                        .append('.');
            }
        });
        return origins.toString();
    }

    private static boolean names(OptionSpec option, String message) {
        for (String name : option.names()) {
            int at = message.indexOf(name);
            if (at >= 0 && (at + name.length() == message.length() || !isOfName(message.charAt(at + name.length())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return c == '-' || Character.isLetterOrDigit(c);
    }

    private static boolean isTyped(OptionSpec option) {
        return !option.originalStringValues().isEmpty()
                && option.command().commandLine().getParseResult() != null
                && option.command().commandLine().getParseResult().hasMatchedOption(option);
    }

    // ---- what means nothing ----------------------------------------------------------------------------------------

    private void requireKnown(CommandSpec spec, Supplier<CommandLine> all, PrintWriter err) {
        SettingsWords words = new SettingsWords(all);
        for (SettingsLayer layer : layers) {
            for (Setting setting : layer.all()) {
                if (isKnown(setting, spec, layer) || words.areKnown(setting, layer)) {
                    continue;
                }
                String nearest = words.nearest(setting, layer);
                String sentence = setting.origin()
                        + (layer instanceof SettingsFile
                                ? ": there is no option '" + setting.key() + "' that could be set."
                                : " names no option that could be set.")
                        + (nearest.isEmpty() ? "" : " Did you mean " + nearest + "?");
                if (layer instanceof SettingsFile) {
                    throw LaunchException.badInput(sentence);
                }
                err.println("freshet: " + sentence); // others may have variables of that kind
                err.flush();
            }
        }
    }

    private boolean isKnown(Setting setting, CommandSpec spec, SettingsLayer layer) {
        if (layer instanceof SettingsFile && setting.key().startsWith(PROPERTIES)) {
            return true;
        }
        return spec.options().stream()
                .anyMatch(option -> isOfProperties(option)
                        ? setting.key().startsWith(command + "." + PROPERTIES)
                        : !isNotToBeSet(option) && layer.isOf(command, option, setting));
    }
}
