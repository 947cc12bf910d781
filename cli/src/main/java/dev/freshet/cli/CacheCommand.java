// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.text.Quantity;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.UserCache;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet cache}: where that lies which makes the next start quick, and how much it is. */
@Command(
        name = "cache",
        description = "Tells where what makes the next start quick is kept, and how much it is.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {"  # Where it is and how much", "  ./freshet cache", "  # Delete it", "  ./freshet cache --clear"})
final class CacheCommand implements Callable<Integer> {

    @Option(names = "--clear", description = "Deletes all of it. It is made anew when it is needed.")
    private boolean clear;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        UserCache cache = Main.cache(spec);
        if (cache == null) {
            out.println("Nothing is kept: there is no home folder, or " + UserCache.VARIABLE + " names no folder.");
            return ExitCode.OK;
        }
        if (clear) {
            cache.clear();
        }
        out.println((clear ? "Cleared " : "") + cache.folder());
        out.println("  " + words(cache.simulations(), "compiled simulation"));
        out.println("  " + words(cache.dependencies(), "list") + " of where libraries are");
        out.println("  " + words(cache.archives(), "archive") + " of Freshet's own classes");
        return ExitCode.OK;
    }

    private static String words(UserCache.Contents contents, String what) {
        return contents.files() + " " + what + (contents.files() == 1 ? "" : "s") + ", "
                + Quantity.bytes(contents.sizeBytes()).plain();
    }
}
