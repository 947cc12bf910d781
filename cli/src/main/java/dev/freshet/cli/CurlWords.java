// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes everything from the word {@code curl} on for a command of curl, whose options are not ours. */
final class CurlWords implements IParameterPreprocessor {

    static final String CURL = "curl";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec param, Map<String, Object> info) {
        if (args.isEmpty() || !args.peek().equals(CURL)) {
            return false;
        }
        List<String> words = new ArrayList<>();
        while (!args.isEmpty()) {
            words.add(args.pop());
        }
        param.setValue(words);
        return true;
    }
}
