// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The port behind {@code --live}, which may be left out: what follows is one only if it is a number, so that the name of a file may stand there. */
final class LivePort implements IParameterPreprocessor {

    /** Stands for any free one. */
    static final String ANY = "0";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli wants it
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean isApart = " ".equals(info.get("separator"));
        if (isApart && (args.isEmpty() || !args.peek().matches("\\d{1,9}"))) {
            args.push(ANY);
        }
        return false;
    }
}
