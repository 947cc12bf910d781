// SPDX-License-Identifier: Apache-2.0
/**
 * A scriptable server of event streams over HTTP/1.1 and HTTP/2, for tests, demonstrations and benchmarks.
 *
 * <p>{@link dev.freshet.server.SampleServer} listens on loopback and answers two kinds of paths. The built-in ones are
 * steered by their query: {@code /stocks/prices}, {@code /events?rate=100&size=1024&end=drop}, {@code /status/503};
 * {@code GET /} lists them all. The others are those that a test registers with a
 * {@link dev.freshet.server.StreamScript}, which says write by write what one connection does, down to a cut inside a
 * character or a reset; the requests to such a path are recorded as {@link dev.freshet.server.ReceivedRequest}s.
 *
 * <pre>
 *             ┌ HttpRequestDecoder → Http1Reader → Http1Connection ┐
 *   Acceptor ─┤                                                    ├ Router ─ Answer
 *             └ Netty's HTTP/2 ───── Http2Reader → Http2Handler ───┘            │
 *                                                                           Exchange
 *   bytes ←── ResponseWriter: Http1Writer | Http2Writer ←── Response: ScriptRun | PacedStream | OrderStream | TokenStream
 * </pre>
 *
 * <p>The face may be used from any thread. Everything about a connection belongs to the event loop of that connection
 * and needs no locks; only the counters and the records of requests are read from outside. Nothing here blocks a loop,
 * and every stream heeds the back-pressure of its socket.
 *
 * <p>What differs between the versions of HTTP stands above the router and in the two writers: answers and responses do not know by which they go out.
 *
 * <p>Responses of HTTP/1.1 are rendered to bytes here rather than by an encoder of Netty, because chunk borders, writes and cuts
 * are what a script is about.
 */
@NullMarked
package dev.freshet.server;

import org.jspecify.annotations.NullMarked;
