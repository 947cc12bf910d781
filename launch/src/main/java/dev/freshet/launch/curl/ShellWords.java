// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.LaunchException;
import dev.freshet.launch.curl.CurlCommand.NotHonoured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pasted command as a shell would hand it over: quotes undone, one word per argument. Which shell it was quoted for, the text itself tells.
 *
 * @param words the name of the program among them
 * @param input what the shell would have given it as standard input; empty if nothing
 * @param notHonoured what a shell would have done besides
 */
record ShellWords(List<String> words, Optional<String> input, List<NotHonoured> notHonoured) {

    private static final int MOST_CHARACTERS = 4_000_000;

    /** What terminals and pages show before a command. */
    private static final Pattern PROMPT =
            Pattern.compile("^\\s*(?:(?:PS\\s+)?[A-Za-z]:\\\\[^>\\n]*>\\s*|[$%>#]\\s+)(?=\\S)");

    /** A caret that quotes a quote, or that ends a line, as Chrome copies for cmd; carets in the middle of words say nothing. */
    private static final Pattern CMD = Pattern.compile("(?:^|\\s)\\^(?:\"|\\s*\\R)");

    private static final Pattern POWERSHELL = Pattern.compile("\\s`[ \\t]*\\R");
    private static final Pattern POSIX = Pattern.compile("(?:^|\\s)(?:'|\\$'|\\\\\\R)");

    static ShellWords of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw LaunchException.badInput("curl command of " + text.length() + " characters: it can have "
                    + MOST_CHARACTERS + " at most; put what it sends into a file, and write --data-binary @file");
        }
        Matcher prompt = PROMPT.matcher(text);
        String command = prompt.lookingAt() ? text.substring(prompt.end()) : text;
        if (POSIX.matcher(command).find()) {
            return POWERSHELL.matcher(command).find()
                    ? new PowerShellWords(command).split()
                    : new PosixWords(command).split();
        }
        if (CMD.matcher(command).find()) {
            return new CmdWords(command).split();
        }
        return POWERSHELL.matcher(command).find()
                ? new PowerShellWords(command).split()
                : new PosixWords(command).split();
    }

    /** Collects words, character by character. */
    static final class Collector {
        private final List<String> words = new ArrayList<>();
        private final List<NotHonoured> notHonoured = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean isInWord;
        private Optional<String> input = Optional.empty();

        void add(char c) {
            word.append(c);
            isInWord = true;
        }

        void add(int codePoint) {
            word.appendCodePoint(codePoint);
            isInWord = true;
        }

        /** Quotes make a word also where nothing is between them. */
        void begin() {
            isInWord = true;
        }

        void end() {
            if (isInWord) {
                words.add(word.toString());
                word.setLength(0);
                isInWord = false;
            }
        }

        boolean isInWord() {
            return isInWord;
        }

        /** Forgets the word that has begun. */
        void drop() {
            word.setLength(0);
            isInWord = false;
        }

        String word() {
            return word.toString();
        }

        void input(String text) {
            input = Optional.of(text);
        }

        void leaveOut(String what, String why) {
            notHonoured.add(new NotHonoured(what, why));
        }

        ShellWords words() {
            end();
            return new ShellWords(List.copyOf(words), input, List.copyOf(notHonoured));
        }
    }

    /** That quotes begin and do not end. */
    static LaunchException unterminated(String text, int at, String quote) {
        return LaunchException.badInput("curl command, at character " + (at + 1) + ": the quotes that begin with "
                + quote + " have no end; copy the whole command. It goes on: " + CurlMistake.shown(text.substring(at)));
    }

    /** That there is something whose value only a shell knows. */
    static LaunchException variable(String name, int at) {
        return LaunchException.badInput(
                "curl command, at character " + (at + 1) + ": " + CurlMistake.shown(name)
                        + " is for a shell, and nothing is expanded here: write its value in its place, or give the command as arguments, so that your shell expands it");
    }
}
