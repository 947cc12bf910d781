// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.io.InputStream;
import java.util.function.Function;

/** Where the bytes of a body come from. */
@Internal
public sealed interface BodyContent {

    /** A text, often with expressions in it. */
    record Text(Dynamic<String> text) implements BodyContent {}

    /** A file whose text is an expression. */
    record ElFile(Dynamic<String> path) implements BodyContent {}

    /** A file as it is. */
    record RawFile(Dynamic<String> path) implements BodyContent {}

    /** Bytes from the simulation or from an attribute. */
    record Bytes(Dynamic<byte[]> bytes) implements BodyContent {}

    /** A stream that is opened, read to its end and closed for each request, on the user's loop. */
    record Stream(Function<Session, InputStream> stream) implements BodyContent {}

    /** Another body, compressed. */
    record Gzip(BodyContent of) implements BodyContent {}

    /** Something that is accepted by the compiler and refused when a run is set up, such as a template language that is not built in. */
    record Unsupported(String reason) implements BodyContent {}
}
