// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.LaunchException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Goes through the words of a command as curl does: options with and without values, short ones in one word, addresses between them. Confined to one call. */
final class CurlArguments {

    private static final int MOST_WORDS = 10_000;

    private final CurlOptions options = new CurlOptions();
    private final CurlDraft draft;
    private final List<String> words;
    private int at;

    private CurlArguments(ShellWords given) {
        this.words = given.words();
        this.draft = new CurlDraft(new CurlFiles(given.input()));
    }

    static CurlCommand read(ShellWords given) {
        List<String> words = given.words();
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw CurlMistake.of(
                        "there is a NUL character in '" + CurlMistake.shown(word) + "', which no argument can have");
            }
        }
        if (words.size() > MOST_WORDS) {
            throw CurlMistake.of(words.size() + " words: it can have " + MOST_WORDS + " at most");
        }
        CurlArguments arguments = new CurlArguments(given);
        given.notHonoured().forEach(one -> arguments.draft.leaveOut(one.option(), one.why()));
        arguments.read();
        return arguments.draft.command();
    }

    private void read() {
        at = !words.isEmpty() && isProgram(words.get(0)) ? 1 : 0;
        boolean areOptionsOver = false;
        while (at < words.size()) {
            String word = words.get(at++);
            if (areOptionsOver || !word.startsWith("-") || word.equals("-")) {
                draft.url(word);
            } else if (word.equals("--")) {
                areOptionsOver = true;
            } else if (word.startsWith("--")) {
                longOption(word);
            } else {
                shortOptions(word);
            }
        }
    }

    private static boolean isProgram(String word) {
        String file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        boolean isAddress = word.contains("://");
        return !isAddress && (file.equals("curl") || file.equals("curl.exe"));
    }

    private void longOption(String word) {
        List<CurlOption> found = options.named(word);
        if (found.size() == 1) {
            apply(found.get(0));
        } else if (!found.isEmpty()) {
            throw CurlMistake.of(word + " may be short for " + names(found) + ": write the whole name");
        } else if (!isNegation(word)) {
            throw unknown(word);
        }
    }

    /** Flags can be taken back; those that make a difference are in the table. */
    private boolean isNegation(String word) {
        return word.startsWith("--no-")
                && options.named("--" + word.substring("--no-".length())).stream()
                        .anyMatch(option -> !option.hasValue());
    }

    private static String names(List<CurlOption> found) {
        return found.stream().limit(5).map(CurlOption::name).collect(Collectors.joining(", "));
    }

    private LaunchException unknown(String word) {
        int equals = word.indexOf('=');
        if (equals > 0 && !options.named(word.substring(0, equals)).isEmpty()) {
            return CurlMistake.of(CurlMistake.shown(word) + ": curl takes values behind a space: "
                    + word.substring(0, equals) + " " + CurlMistake.shown(word.substring(equals + 1)));
        }
        return CurlMistake.of("there is no option " + CurlMistake.shown(word) + "; " + options.like(word));
    }

    private void apply(CurlOption option) {
        if (!option.hasValue()) {
            option.effect().accept(draft, "");
        } else if (at < words.size()) {
            option.effect().accept(draft, words.get(at++));
        } else {
            throw CurlMistake.of(option.name() + " is the last word, and needs a value behind it");
        }
    }

    /** As in {@code -sSLk}, {@code -XPOST} and {@code -H'x: y'}: what is behind one with a value is its value. */
    private void shortOptions(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            List<CurlOption> found = options.lettered(letter);
            if (found.isEmpty()) {
                throw CurlMistake.of("there is no option -" + CurlMistake.shown(String.valueOf(letter))
                        + (word.length() > 2 ? ", in " + CurlMistake.shown(word) : "")
                        + "; curl --help all lists its options");
            }
            CurlOption option = found.get(0);
            if (option.hasValue() && i + 1 < word.length()) {
                option.effect().accept(draft, word.substring(i + 1));
                return;
            }
            apply(option);
        }
    }
}
