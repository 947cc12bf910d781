// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.stream.Collectors;

/** The page at {@code /}: what is served, from the same tables that serve it. */
final class IndexPage {

    private static final String HEAD = """
            Freshet sample server: event streams over HTTP/1.1 and HTTP/2, steered by the path and the query.

            Paths (GET and POST)
            """;

    private static final String FOOT = """

            Ending of a stream, after 'count' events
              clean   the body is completed; the connection stays usable
              drop    the connection is closed without completing the body; over HTTP/2 the stream is reset
              reset   the connection is reset
              stall   nothing more is sent (heartbeats are, if asked for) and the connection stays open

            Framing of a stream
              chunk   each event is a chunk of its own, over HTTP/2 a frame
              batch   events that are sent at once share a chunk, over HTTP/2 a frame
              close   no chunks: the body ends with the connection; over HTTP/2 as batch

            Compression of a stream, for clients that accept gzip
              flush   each event is there as soon as it is sent
              hold    events come when the compressor is full
              off     none

            A request with a numeric Last-Event-ID gets the events after it.

            Examples
              curl -N 'BASE/stocks/prices'
              curl -N 'BASE/events?rate=100&size=1024&count=1000'
              curl -N 'BASE/events?rate=10&count=20&end=drop&retry=500'
              curl -i 'BASE/redirect?to=/stocks/prices&code=307'
              curl -N --http2-prior-knowledge 'BASE/stocks/prices'
              curl -N --compressed 'BASE/events?rate=10&gzip=hold'
              curl -N 'BASE/v1/chat/completions?tokens=20' -d '{"model":"m","stream":true,"messages":[{"role":"user","content":"Hi"}]}'
            """;

    private IndexPage() {}

    /** @param host where the client reached the server, for the examples */
    static String text(String host) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Endpoint route : Endpoint.values()) {
            appendRoute(page, route);
        }
        page.append("\nParameters\n");
        for (Parameter parameter : Parameter.values()) {
            appendParameter(page, parameter);
        }
        return page.append(FOOT.replace("BASE", host)).toString();
    }

    private static void appendRoute(StringBuilder page, Endpoint route) {
        page.append(String.format("  %-15s %s\n", route.path(), route.summary()));
        String keys = route.queryParameters().stream().map(Parameter::key).collect(Collectors.joining(" "));
        if (!keys.isEmpty()) {
            page.append(String.format("  %-15s takes %s\n", "", keys));
        }
        String defaults = route.defaults().entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        if (!defaults.isEmpty()) {
            page.append(String.format("  %-15s its defaults: %s\n", "", defaults));
        }
    }

    private static void appendParameter(StringBuilder page, Parameter parameter) {
        String usual = parameter.usual().isEmpty() ? "" : "; default " + parameter.usual();
        page.append(String.format("  %-15s %s\n", parameter.key(), parameter.meaning()));
        page.append(String.format("  %-15s (%s%s)\n", "", parameter.allowed().words(), usual));
    }
}
