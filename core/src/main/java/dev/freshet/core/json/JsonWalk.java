// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.CheckSpec.ValueKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks once over the bytes of a JSON document and finds what a path leads to; whether the document is valid is known at its end. Of a name that stands twice in an object the
 * last value counts, as in the tree. Confined to a loop.
 *
 * <p>What is valid is what the parser of trees takes for it. Shapes on which it would take pains to agree are left to that parser: {@link #UNKNOWN}.
 *
 * <p>A walk gives the position behind what it has read, or one of the two negative answers. The document is followed by a zero, which belongs to no document.
 */
final class JsonWalk {

    /** The bytes are no JSON document. */
    static final int INVALID = -1;

    /** Ask the parser. */
    static final int UNKNOWN = -2;

    /** Somewhat less than the parser allows. */
    private static final int MOST_DEPTH = Jackson.MAX_DEPTH - 12;

    /** Somewhat less than the parser allows. */
    private static final int MOST_DIGITS = Jackson.MAX_NUMBER_LENGTH - 100;

    /** The step of values that no path leads to. */
    private static final int ASIDE = -1;

    private final Spot candidate = new Spot();
    private final Spot found = new Spot();
    private final Outline outline = new Outline();

    private byte[] bytes = {};
    private int end;
    private BytePath.Step[] steps = {};
    private ValueKind kind = ValueKind.OBJECT;
    private boolean countsNulls;
    private int wanted;

    private int counted;
    private boolean isEscaped;

    /**
     * Says what is searched.
     *
     * @param in where it is searched
     * @param newKind values of other kinds are passed over and not counted
     * @param withNulls whether a null is a value
     * @param occurrence which of the values, from 0
     */
    void begin(byte[] in, ValueKind newKind, boolean withNulls, int occurrence) {
        bytes = in;
        kind = newKind;
        countsNulls = withNulls;
        wanted = occurrence;
        counted = 0;
    }

    /** What follows is walked over for the first time. */
    void forget() {
        outline.forget();
    }

    /** What the last walk has found. */
    Spot found() {
        return found;
    }

    Spot nothing() {
        found.setNothing();
        return found;
    }

    /** Takes one value that is no document. */
    Spot take(Spot.Form form, int from, int to) {
        counted = 0;
        offer(form, from, to, false);
        return finish();
    }

    /**
     * Walks over a document, which must be followed by a zero and room for a word. Tells its end, or a negative answer. Another path of the same document, until {@link #forget}, goes only where it leads.
     */
    int walk(int from, int to, BytePath.Step[] path) {
        end = to;
        steps = path;
        if (outline.isInvalid()) {
            return INVALID;
        }
        if (outline.isKnown()) {
            return again(path);
        }
        outline.begin();
        int start = blanks(from);
        int after = containerAt(start);
        finish();
        if (after == INVALID || (after >= 0 && blanks(after) != to)) {
            outline.endInvalid();
            return INVALID;
        }
        if (after >= 0 && bytes[start] == '{') {
            outline.endObject(start, after);
        }
        return after;
    }

    private int again(BytePath.Step[] path) {
        if (path.length == 0) {
            offer(Spot.Form.CONTAINER, outline.from(), outline.to(), false);
        } else if (path[0].isAll()) {
            return UNKNOWN;
        } else {
            byte[] name = path[0].name();
            int value = name == null ? -1 : outline.lastOf(bytes, name);
            int after = value < 0 ? 0 : value(value, 1, 1);
            if (after < 0) {
                return after;
            }
        }
        finish();
        return outline.to();
    }

    /** Only an object or an array is a document here. */
    private int containerAt(int at) {
        return bytes[at] == '{' || bytes[at] == '[' ? value(at, 0, 0) : INVALID;
    }

    private Spot finish() {
        if (counted <= wanted) {
            found.setNothing();
        }
        return found;
    }

    private int value(int from, int step, int depth) {
        int at = blanks(from);
        return switch (bytes[at]) {
            case '"' -> text(at, step);
            case '{' -> depth == MOST_DEPTH ? UNKNOWN : container(at, object(at, step, depth + 1), step);
            case '[' -> depth == MOST_DEPTH ? UNKNOWN : container(at, array(at, step, depth + 1), step);
            case 't' -> word(at, "true", Spot.Form.TRUE, step);
            case 'f' -> word(at, "false", Spot.Form.FALSE, step);
            case 'n' -> word(at, "null", Spot.Form.NULL, step);
            default -> number(at, step);
        };
    }

    private int container(int from, int after, int step) {
        if (step == steps.length && after >= 0) {
            offer(Spot.Form.CONTAINER, from, after, false);
        }
        return after;
    }

    private int object(int from, int step, int depth) {
        BytePath.Step wantedStep = step >= 0 && step < steps.length ? steps[step] : null;
        if (wantedStep != null && wantedStep.isAll()) {
            return UNKNOWN; // names that stand twice would have to be found among all
        }
        byte[] name = wantedStep == null ? null : wantedStep.name();
        int before = counted;
        int at = blanks(from + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        while (bytes[at] == '"') {
            at = member(at + 1, name, step, before, depth);
            if (at < 0) {
                return at;
            }
            at = blanks(at);
            if (bytes[at] == '}') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return INVALID;
            }
            at = blanks(at + 1);
        }
        return INVALID;
    }

    /** From behind the quote that begins the name to behind the value. What an earlier member of the wanted name has brought is forgotten. */
    private int member(int start, byte @Nullable [] name, int step, int before, int depth) {
        isEscaped = false;
        int at = string(start);
        if (at < 0) {
            return at;
        }
        int nameEnd = at - 1;
        if (name != null && isEscaped) {
            return UNKNOWN;
        }
        at = blanks(at);
        if (bytes[at] != ':') {
            return INVALID;
        }
        if (depth == 1 && outline.isRecording()) {
            outline.add(start, nameEnd, isEscaped, at + 1);
        }
        boolean isWanted = name != null && Arrays.equals(bytes, start, nameEnd, name, 0, name.length);
        if (isWanted) {
            counted = before;
        }
        return value(at + 1, isWanted ? step + 1 : ASIDE, depth);
    }

    private int array(int from, int step, int depth) {
        BytePath.Step wantedStep = step >= 0 && step < steps.length ? steps[step] : null;
        boolean isAll = wantedStep != null && wantedStep.isAll();
        int index = wantedStep == null || isAll || wantedStep.name() != null ? Integer.MIN_VALUE : wantedStep.index();
        int before = counted;
        int at = blanks(from + 1);
        if (bytes[at] == ']') {
            return at + 1;
        }
        for (int i = 0; ; i++) {
            if (index == BytePath.LAST) {
                counted = before;
            }
            boolean isWanted = isAll || index == i || index == BytePath.LAST;
            at = value(at, isWanted ? step + 1 : ASIDE, depth);
            if (at < 0) {
                return at;
            }
            at = blanks(at);
            if (bytes[at] == ']') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return INVALID;
            }
            at++;
        }
    }

    private int text(int from, int step) {
        isEscaped = false;
        int after = string(from + 1);
        if (step == steps.length && after >= 0) {
            offer(Spot.Form.TEXT, from + 1, after - 1, isEscaped);
        }
        return after;
    }

    private int word(int from, String word, Spot.Form form, int step) {
        for (int i = 1; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return INVALID;
            }
        }
        if (step == steps.length) {
            offer(form, from, from + word.length(), false);
        }
        return from + word.length();
    }

    private int number(int from, int step) {
        int at = bytes[from] == '-' ? from + 1 : from;
        int first = at;
        at = bytes[at] == '0' ? at + 1 : digits(at);
        if (at == first) {
            return INVALID;
        }
        Spot.Form form = Spot.Form.INTEGER;
        if (bytes[at] == '.') {
            form = Spot.Form.DECIMAL;
            first = at + 1;
            at = digits(first);
            if (at == first) {
                return INVALID;
            }
        }
        if (bytes[at] == 'e' || bytes[at] == 'E') {
            form = Spot.Form.DECIMAL;
            first = at + (bytes[at + 1] == '+' || bytes[at + 1] == '-' ? 2 : 1);
            at = digits(first);
            if (at == first) {
                return INVALID;
            }
        }
        if (at - from > MOST_DIGITS) {
            return UNKNOWN;
        }
        if (step == steps.length) {
            offer(form, from, at, false);
        }
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private int blanks(int from) {
        int at = from;
        while (bytes[at] <= ' ' && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** From behind the opening quote to behind the closing one, eight bytes at a time where nothing needs a closer look. */
    private int string(int from) {
        int at = from;
        while (at < end) {
            long marks = marks(Words.get(bytes, at));
            if (marks == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Words.lowest(marks);
            if (at >= end) {
                return INVALID;
            }
            byte c = bytes[at];
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                isEscaped = true;
                at = escape(at + 1);
                if (at < 0) {
                    return INVALID;
                }
            } else if (c < 0) {
                at = Utf8Text.next(bytes, at, end);
                if (at < 0) {
                    return UNKNOWN;
                }
            } else {
                return INVALID;
            }
        }
        return INVALID;
    }

    /** Marks quotes, backslashes, control characters and what is beyond ASCII; the lowest mark is right, the others may not be. */
    private static long marks(long word) {
        return (Words.markZeros(word ^ Words.of('"'))
                        | Words.markZeros(word ^ Words.of('\\'))
                        | Words.markBelow(' ', word)
                        | word)
                & Words.HIGHEST_BITS;
    }

    private int escape(int at) {
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> {
                for (int i = 1; i <= 4; i++) {
                    if (Character.digit(bytes[at + i], 16) < 0) {
                        yield INVALID;
                    }
                }
                yield at + 5;
            }
            default -> INVALID;
        };
    }

    private void offer(Spot.Form form, int from, int to, boolean hasEscapes) {
        if (form == Spot.Form.NULL && !countsNulls) {
            return;
        }
        candidate.set(form, bytes, from, to, hasEscapes);
        if (candidate.isOf(kind)) {
            if (counted == wanted) {
                found.set(form, bytes, from, to, hasEscapes);
            }
            counted++;
        }
    }
}
