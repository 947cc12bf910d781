// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The keys of all settings of all commands. They are only looked for where a setting is none of the command at hand. Confined to the main thread. */
final class SettingsWords {

    /** More than a third of the letters may not differ. */
    private static final int NEAR = 3;

    private final Supplier<CommandLine> commands;
    private @Nullable List<Key> known;

    private record Key(String command, OptionSpec option) {}

    SettingsWords(Supplier<CommandLine> commands) {
        this.commands = commands;
    }

    /** Whether the setting is meant for an option of any command. */
    boolean areKnown(Setting setting, SettingsLayer layer) {
        return keys().stream()
                .anyMatch(key -> key.option().typeInfo().isMap()
                        ? setting.key().startsWith(key.command() + ".D.")
                        : layer.isOf(key.command(), key.option(), setting));
    }

    /** The key that it may have been meant to be; empty where none is near. */
    String nearest(Setting setting, SettingsLayer layer) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (Key key : keys()) {
            for (String spelling : layer.spellings(key.command(), key.option())) {
                int distance = Spelling.distance(setting.key(), spelling);
                if (distance < least && distance * NEAR <= spelling.length()) {
                    least = distance;
                    nearest = spelling;
                }
            }
        }
        return nearest;
    }

    private List<Key> keys() {
        List<Key> keys = known;
        if (keys == null) {
            keys = new ArrayList<>();
            for (CommandLine command : commands.get().getSubcommands().values()) {
                for (OptionSpec option : command.getCommandSpec().options()) {
                    if (!option.usageHelp() && !option.versionHelp()) {
                        keys.add(new Key(command.getCommandName(), option));
                    }
                }
            }
            known = keys;
        }
        return keys;
    }
}
