// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression, and what of a match makes a value. */
final class Regex {

    private final Pattern pattern;
    private final int captureGroups;

    private Regex(Pattern pattern, int captureGroups) {
        this.pattern = pattern;
        this.captureGroups = captureGroups;
    }

    /**
     * Compiles a regular expression.
     *
     * @param captureGroups how many groups make a value; 0 for the first one, or the whole match where there is none
     * @throws SimulationException when it does not compile, or has fewer groups
     */
    static Regex compile(String text, int captureGroups) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new SimulationException("Regular expression '" + text + "' does not compile: " + e.getDescription()
                    + ", at position " + Math.max(0, e.getIndex()));
        }
        int groups = pattern.matcher("").groupCount();
        if (groups < captureGroups) {
            throw new SimulationException("captureGroups(" + captureGroups + "): the regular expression '" + text
                    + "' has only " + groups + " groups");
        }
        return new Regex(pattern, captureGroups);
    }

    /** Searches the one text that the function gives. */
    Finder in(Function<Subject, String> text) {
        return new InText(text);
    }

    /** Searches each of the texts that the function gives. */
    Finder inEach(Function<Subject, List<String>> texts) {
        return (Finder.Many) views -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (String text : texts.apply(views.subject())) {
                collect(text, values);
            }
            return values;
        };
    }

    private void collect(String text, List<@Nullable Object> values) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            values.add(value(matcher));
        }
    }

    private Object value(Matcher matcher) {
        if (captureGroups == 0) {
            return group(matcher, matcher.groupCount() > 0 ? 1 : 0);
        }
        List<String> groups = new ArrayList<>(captureGroups);
        for (int i = 1; i <= captureGroups; i++) {
            groups.add(group(matcher, i));
        }
        return groups;
    }

    /** The text of a group; an empty one for a group that has no part in what was found. */
    private static String group(Matcher matcher, int number) {
        String text = matcher.group(number);
        return text == null ? "" : text;
    }

    private final class InText implements Finder {

        private final Function<Subject, String> text;
        private final RequiredWords words;

        InText(Function<Subject, String> text) {
            this.text = text;
            this.words = RequiredWords.ofRegex(pattern.pattern());
        }

        @Override
        public boolean mayFind(Subject subject) {
            return words.mayStandIn(subject);
        }

        @Override
        public @Nullable Object find(Views views, int occurrence) {
            Matcher matcher = pattern.matcher(text.apply(views.subject()));
            for (int left = occurrence; matcher.find(); left--) {
                if (left == 0) {
                    return value(matcher);
                }
            }
            return Nothing.NOTHING;
        }

        @Override
        public List<@Nullable Object> findAll(Views views) {
            List<@Nullable Object> values = new ArrayList<>();
            if (mayFind(views.subject())) {
                collect(text.apply(views.subject()), values);
            }
            return values;
        }

        @Override
        public int count(Views views) {
            if (!mayFind(views.subject())) {
                return 0;
            }
            Matcher matcher = pattern.matcher(text.apply(views.subject()));
            int count = 0;
            while (matcher.find()) {
                count++;
            }
            return count;
        }
    }
}
