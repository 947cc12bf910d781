// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.TextToken.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in an assertion in words. Confined to one call. */
final class TextCursor {

    private final String text;
    private final List<TextToken> tokens;
    private int at;

    TextCursor(String text) {
        this.text = text;
        this.tokens = TextTokens.of(text);
    }

    String text() {
        return text;
    }

    List<TextToken> tokens() {
        return tokens;
    }

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    void pass(int pieces) {
        at += pieces;
    }

    TextToken token() {
        return tokens.get(at);
    }

    /** The piece that many behind; the end if there are not so many. */
    TextToken token(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    boolean isAtEnd() {
        return token().kind() == Kind.END;
    }

    /** Passes by this word or symbol, if it stands there. */
    boolean accept(String folded) {
        boolean isThere = (token().kind() == Kind.WORD || token().kind() == Kind.SYMBOL)
                && token().folded().equals(folded);
        at += isThere ? 1 : 0;
        return isThere;
    }

    /** What the longest phrase that stands there means; it is passed by. Null if none does. */
    <T> @Nullable T match(Phrases<T> phrases) {
        Phrases.Match<T> match = phrases.match(tokens, at);
        if (match == null) {
            return null;
        }
        at = match.end();
        return match.meaning();
    }

    SimulationException mistake(TextToken token, String what) {
        return TextMistake.at(text, token.start(), token.end(), what);
    }

    /** A mistake in the pieces from one to before another. */
    SimulationException mistake(int from, int to, String what) {
        return TextMistake.at(
                text,
                tokens.get(from).start(),
                tokens.get(Math.max(from, to - 1)).end(),
                what);
    }
}
