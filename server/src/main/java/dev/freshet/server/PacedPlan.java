// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;

/**
 * A stream of generated events, as a query asks for it.
 *
 * @param rate events per second; 0 for as fast as the client reads
 * @param burst events sent at once
 * @param count events until the ending
 * @param commentEvery a comment after every so many events; 0 for none
 * @param heartbeatNs a comment after every such time; 0 for none
 * @param retryMs the reconnection time to begin with; negative for none
 * @param firstId the id of the first event
 * @param compression what this client takes of what was asked for
 * @param format of this very stream: formats have state
 */
record PacedPlan(
        double rate,
        int burst,
        long count,
        Ending ending,
        Framing framing,
        int commentEvery,
        long heartbeatNs,
        long retryMs,
        long delayNs,
        String contentType,
        long firstId,
        Compression compression,
        EventFormat format)
        implements Answer {

    private static final int MAX_ID_DIGITS = 15;

    /** The plan of a query; events are numbered on from the {@code Last-Event-ID} of the request. */
    static PacedPlan of(Query query, ReceivedRequest request, EventFormat format) {
        return new PacedPlan(
                query.decimal(Parameter.RATE),
                (int) query.whole(Parameter.BURST),
                query.has(Parameter.COUNT) ? query.whole(Parameter.COUNT) : Long.MAX_VALUE,
                query.word(Parameter.END, Ending.class),
                query.word(Parameter.FRAMING, Framing.class),
                (int) query.whole(Parameter.COMMENTS),
                query.nanos(Parameter.HEARTBEAT),
                query.has(Parameter.RETRY) ? query.whole(Parameter.RETRY) : -1,
                query.nanos(Parameter.DELAY),
                query.text(Parameter.CONTENT_TYPE),
                1 + request.header("Last-Event-ID").map(PacedPlan::number).orElse(0L),
                query.word(Parameter.GZIP, Compression.class).forClient(request),
                format);
    }

    Head head() {
        Head head = new Head(200, List.of(new HeaderLine("Cache-Control", "no-cache")));
        return head.withOnly("Content-Type", contentType);
    }

    @Override
    public Response begin(ResponseWriter writer) {
        return new PacedStream(this, writer);
    }

    /** An id that is not one of ours counts as none. */
    private static long number(String id) {
        boolean isNumber =
                !id.isEmpty() && id.length() <= MAX_ID_DIGITS && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(id) : 0;
    }
}
