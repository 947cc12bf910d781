// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** One of the places where settings stand. What is said for one command comes before what is said for all that have such an option. */
interface SettingsLayer {

    /** What stands there for an option of a command; null for nothing. */
    @Nullable
    Setting of(String command, OptionSpec option);

    /** All that stands there. */
    List<Setting> all();

    /** Whether a setting is meant for an option of a command, alone or with others. */
    boolean isOf(String command, OptionSpec option, Setting setting);

    /** How the keys of an option are spelled there, that for all commands first. */
    List<String> spellings(String command, OptionSpec option);
}
