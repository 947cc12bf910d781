// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/**
 * What a language model answers: reasoning, if any, and then the answer itself, each of so many tokens. A request that allows fewer tokens cuts them
 * short. Immutable.
 *
 * @param reasoning tokens of reasoning, as many as are allowed
 * @param tokens tokens behind them, as many as are allowed
 * @param kind what they are
 * @param isCutShort whether the request allows fewer tokens than there would have been
 * @param tokensPerEvent how many tokens an event carries; the last one of each part may carry fewer
 */
record ModelAnswer(int reasoning, int tokens, Kind kind, boolean isCutShort, int tokensPerEvent) {

    /** What an answer consists of. The names of the last three are those of the query. */
    enum Kind {
        REASONING,
        TEXT,
        TOOL,
        REFUSAL
    }

    /** What the query asks for, within what the request allows. */
    static ModelAnswer of(Query query, long allowedTokens) {
        long reasoning = query.whole(Parameter.REASONING);
        long tokens = query.whole(Parameter.TOKENS);
        long usedReasoning = Math.min(reasoning, allowedTokens);
        return new ModelAnswer(
                (int) usedReasoning,
                (int) Math.min(tokens, allowedTokens - usedReasoning),
                query.word(Parameter.ANSWER, Kind.class),
                reasoning + tokens > allowedTokens,
                (int) query.whole(Parameter.TOKENS_PER_EVENT));
    }

    int allTokens() {
        return reasoning + tokens;
    }

    /** How many events carry tokens. */
    int pieces() {
        return piecesOf(reasoning) + piecesOf(tokens);
    }

    /** How many events carry the first so many tokens. */
    int piecesUntil(long tokenCount) {
        return tokenCount <= reasoning
                ? piecesOf((int) tokenCount)
                : piecesOf(reasoning) + piecesOf((int) Math.min(tokenCount - reasoning, tokens));
    }

    /** What the event of that number carries, from 0. */
    Piece piece(int index) {
        int behind = index - piecesOf(reasoning);
        return behind < 0 ? pieceOf(Kind.REASONING, index, reasoning) : pieceOf(kind, behind, tokens);
    }

    /** The whole text of a part; empty if the answer has none. */
    String text(Kind part) {
        int length = part == Kind.REASONING ? reasoning : part == kind ? tokens : 0;
        return length == 0 ? "" : new Piece(part, 0, length, length).text();
    }

    private int piecesOf(int count) {
        return (count + tokensPerEvent - 1) / tokensPerEvent;
    }

    private Piece pieceOf(Kind part, int index, int ofTokens) {
        int from = index * tokensPerEvent;
        return new Piece(part, from, Math.min(tokensPerEvent, ofTokens - from), ofTokens);
    }

    /**
     * Some tokens of a part.
     *
     * @param from how many tokens of the part come before it
     * @param count how many it has
     * @param ofTokens how many the part has
     */
    record Piece(Kind kind, int from, int count, int ofTokens) {

        boolean isFirst() {
            return from == 0;
        }

        boolean isLast() {
            return from + count == ofTokens;
        }

        /** The text of the tokens: words, or the arguments of a tool, which are JSON once they are whole. */
        String text() {
            StringBuilder text = new StringBuilder(count * 8);
            for (int i = from; i < from + count; i++) {
                text.append(kind == Kind.TOOL ? argument(i) : Words.at(i));
            }
            return text.toString();
        }

        private String argument(int index) {
            if (ofTokens == 1) {
                return "{}";
            }
            if (index == 0) {
                return "{\"text\":\"";
            }
            String quoted = JsonText.of(Words.at(index - 1));
            return index == ofTokens - 1 ? "\"}" : quoted.substring(1, quoted.length() - 1);
        }
    }
}
