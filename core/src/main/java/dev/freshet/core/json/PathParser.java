// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a JSONPath: the path itself. What stands within a filter is read by {@link PathConditionParser}. Used once, on one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535">RFC 9535</a>
 */
final class PathParser {

    /** Indexes beyond this are no whole numbers everywhere (RFC 9535, §2.1). */
    private static final long GREATEST_INDEX = (1L << 53) - 1;

    private static final int MOST_SEGMENTS = 1_000;

    private final PathText text;

    PathParser(PathText text) {
        this.text = text;
    }

    /**
     * The steps of a whole path.
     *
     * @throws SimulationException when the text is no JSONPath; it says what is wrong and where
     */
    static List<PathSegment> parse(String path) {
        PathText text = new PathText(path);
        if (!text.take('$')) {
            throw text.mistake("a path begins with '$'");
        }
        List<PathSegment> segments = new PathParser(text).segments();
        if (!text.isAtEnd()) {
            throw text.mistake(
                    text.isBlank() ? "white space has no place here" : "a step begins with '.', '..' or '['");
        }
        return segments;
    }

    /** As many steps as follow. */
    List<PathSegment> segments() {
        List<PathSegment> segments = new ArrayList<>();
        while (true) {
            int before = text.position();
            text.skipBlanks();
            if (text.peek() != '.' && text.peek() != '[') {
                text.goBack(before);
                return segments;
            }
            if (segments.size() == MOST_SEGMENTS) {
                throw text.mistake("a path has at most " + MOST_SEGMENTS + " steps");
            }
            segments.add(segment());
        }
    }

    private PathSegment segment() {
        if (text.take('[')) {
            return new PathSegment(false, bracketed());
        }
        text.expect('.');
        boolean isDescendant = text.take('.');
        if (isDescendant && text.take('[')) {
            return new PathSegment(true, bracketed());
        }
        PathSelector selector = text.take('*') ? new PathSelector.Wildcard() : new PathSelector.Name(text.shortName());
        return new PathSegment(isDescendant, List.of(selector));
    }

    private List<PathSelector> bracketed() {
        List<PathSelector> selectors = new ArrayList<>();
        do {
            text.skipBlanks();
            selectors.add(selector());
            text.skipBlanks();
        } while (text.take(','));
        if (!text.take(']')) {
            throw text.mistake("a ']' or a ',' is missing");
        }
        return selectors;
    }

    private PathSelector selector() {
        char c = text.peek();
        if (c == '\'' || c == '"') {
            return new PathSelector.Name(text.quoted());
        }
        if (text.take('*')) {
            return new PathSelector.Wildcard();
        }
        if (text.take('?')) {
            text.skipBlanks();
            return new PathSelector.Filter(new PathConditionParser(text).condition());
        }
        if (c == ':' || c == '-' || (c >= '0' && c <= '9')) {
            return indexOrSlice();
        }
        throw text.mistake("a bracket holds a quoted name, an index, a slice, '*' or '?' with a condition");
    }

    private PathSelector indexOrSlice() {
        Long start = text.peek() == ':' ? null : index();
        int before = text.position();
        text.skipBlanks();
        if (!text.take(':')) {
            text.goBack(before);
            return new PathSelector.Index(start == null ? 0 : start);
        }
        text.skipBlanks();
        Long end = isIndex() ? Long.valueOf(index()) : null;
        text.skipBlanks();
        long step = 1;
        if (text.take(':')) {
            text.skipBlanks();
            step = isIndex() ? index() : 1;
        }
        return new PathSelector.Slice(start, end, step);
    }

    private boolean isIndex() {
        char c = text.peek();
        return c == '-' || (c >= '0' && c <= '9');
    }

    private long index() {
        int start = text.position();
        String digits = text.wholeNumber();
        boolean isPlain = digits.equals("0") || digits.matches("-?[1-9][0-9]*");
        if (!isPlain) {
            text.goBack(start);
            throw text.mistake("an index is a whole number without leading zeros");
        }
        if (digits.length() > 17 || Math.abs(Long.parseLong(digits)) > GREATEST_INDEX) {
            text.goBack(start);
            throw text.mistake("an index lies between -(2^53-1) and 2^53-1");
        }
        return Long.parseLong(digits);
    }
}
