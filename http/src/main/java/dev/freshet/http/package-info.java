// SPDX-License-Identifier: Apache-2.0
/**
 * The face of HTTP and event streams: the language, as immutable descriptions.
 *
 * <p>{@link dev.freshet.http.HttpDsl} is the way in. A simulation describes its target with an {@link
 * dev.freshet.http.HttpProtocolBuilder}, its plain requests with {@link dev.freshet.http.Http}, its streams with {@link dev.freshet.http.Sse}
 * and what it expects of their messages with {@link dev.freshet.http.SseMessageCheck}. All builders are values: each method returns a new one,
 * so a half-built one may be shared and reused.
 *
 * <p>Nothing here acts. When a run is set up, {@code http.run} hands the descriptions to the rooms below: {@code http.request} compiles
 * requests, {@code http.plain} what is done with their responses, {@code http.sse} the actions on streams. What those rooms need to read is
 * public and marked {@link dev.freshet.core.Internal}. A mistake that can be seen in a description, such as a check that is null, is reported
 * by the rooms, because only they know the scenario and the step it stands in.
 *
 * <p>This package imports the JDK and the face of the core, and no room; a test keeps it so.
 */
@NullMarked
package dev.freshet.http;

import org.jspecify.annotations.NullMarked;
