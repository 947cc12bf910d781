// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.TextToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads assertions in words: targets, and what joins assertions. Confined to one call. */
final class TextReader {

    private static final int MOST_CHARACTERS = 10_000;
    private static final Set<String> COMPARISONS =
            Set.of("<", "<=", "=<", ">", ">=", "=>", "=", "==", "!=", "<>", "≤", "≥", "≠");

    private final TextCursor cursor;
    private final TextPredicate predicate;

    TextReader(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new SimulationException(
                    "assertion of " + text.length() + " characters: it can have " + MOST_CHARACTERS + " at most");
        }
        if (text.isBlank()) {
            throw new SimulationException(
                    "assertion '': it is empty; write what is asked for, as in 'event gap p99 < 500ms'");
        }
        this.cursor = new TextCursor(text);
        this.predicate = new TextPredicate(cursor);
    }

    List<AssertionText> assertions() {
        List<AssertionText> all = new ArrayList<>();
        TextScope scope = TextScope.GLOBAL;
        do {
            int from = cursor.at();
            try {
                all.add(complete(scope));
            } catch (SimulationException withoutTarget) {
                int colon = colon(from);
                if (colon < 0) {
                    throw withoutTarget;
                }
                scope = TextScope.of(cursor, from, colon);
                cursor.goTo(colon + 1);
                all.add(complete(scope));
            }
        } while (!cursor.isAtEnd());
        return List.copyOf(all);
    }

    /** One of them, with what joins it to the next. */
    private AssertionText complete(TextScope scope) {
        AssertionText one = predicate.read(scope);
        boolean isJoined = false;
        while (cursor.accept("and") || cursor.accept(",") || cursor.accept(";") || cursor.accept("&&")) {
            isJoined = true;
        }
        if (isJoined && cursor.isAtEnd()) {
            throw cursor.mistake(cursor.token(), "another assertion is expected here");
        }
        if (!isJoined && !cursor.isAtEnd()) {
            throw cursor.mistake(cursor.token(), "the assertion is complete before this: join another one by 'and'");
        }
        return one;
    }

    /** The colon behind a target that begins there; -1 if there is none. The first with a space behind it, for names may have others. */
    private int colon(int from) {
        int first = -1;
        List<TextToken> tokens = cursor.tokens();
        for (int i = from; tokens.get(i).kind() != Kind.END; i++) {
            TextToken token = tokens.get(i);
            if (token.kind() == Kind.SYMBOL && COMPARISONS.contains(token.text())) {
                return first;
            }
            if (token.isSymbol(":")) {
                first = first < 0 ? i : first;
                if (tokens.get(i + 1).start() > token.end()) {
                    return i;
                }
            }
        }
        return first;
    }
}
