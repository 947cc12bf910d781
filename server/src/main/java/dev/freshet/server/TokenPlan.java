// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;

/**
 * The answer of a language model as a stream.
 *
 * @param dialect of this very answer: it has state
 * @param pieces how many events with tokens there are before the stream stops
 * @param stop what follows them
 * @param wire how the stream goes out
 */
record TokenPlan(Dialect dialect, ModelAnswer answer, TokenSchedule.Pace pace, int pieces, Stop stop, Wire wire)
        implements Answer {

    private static final Head HEAD = new Head(
            200,
            List.of(new HeaderLine("Content-Type", "text/event-stream"), new HeaderLine("Cache-Control", "no-cache")));

    /** What follows the last token. */
    enum Stop {
        /** The end mark, at once. */
        END,
        /** An error, when the next token would be due. */
        ERROR,
        /** Nothing. */
        CUT
    }

    /**
     * How a stream goes out.
     *
     * @param lineEnd what ends its lines
     * @param commentEvery a comment after every so many events; 0 for none
     * @param heartbeatNs a comment after every such time; 0 for none
     */
    record Wire(
            LineEnd lineEnd,
            Framing framing,
            Ending ending,
            int commentEvery,
            long heartbeatNs,
            long delayNs,
            Compression compression) {

        static Wire of(Query query, ReceivedRequest request) {
            return new Wire(
                    query.word(Parameter.LINE_END, LineEnd.class),
                    query.word(Parameter.FRAMING, Framing.class),
                    query.word(Parameter.END, Ending.class),
                    (int) query.whole(Parameter.COMMENTS),
                    query.nanos(Parameter.HEARTBEAT),
                    query.nanos(Parameter.DELAY),
                    query.word(Parameter.GZIP, Compression.class).forClient(request));
        }
    }

    static TokenPlan of(Query query, ReceivedRequest request, ModelAnswer answer, Dialect dialect) {
        Stop stop =
                query.has(Parameter.ERROR_AFTER) ? Stop.ERROR : query.has(Parameter.CUT_AFTER) ? Stop.CUT : Stop.END;
        int pieces = switch (stop) {
            case ERROR -> answer.piecesUntil(query.whole(Parameter.ERROR_AFTER));
            case CUT -> answer.piecesUntil(query.whole(Parameter.CUT_AFTER));
            case END -> answer.pieces();
        };
        return new TokenPlan(dialect, answer, TokenSchedule.Pace.of(query), pieces, stop, Wire.of(query, request));
    }

    static Head head() {
        return HEAD;
    }

    @Override
    public long delayNs() {
        return wire.delayNs();
    }

    @Override
    public Response begin(ResponseWriter writer) {
        return new TokenStream(this, writer);
    }
}
