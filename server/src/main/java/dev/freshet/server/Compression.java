// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a stream is compressed with gzip, and when what was compressed goes out. The names are those of the query. */
enum Compression {
    /** With each write: each event is there as soon as it is sent. */
    FLUSH,
    /** When the compressor has enough of it, or the stream ends: what a server does that was told to compress, and no more. */
    HOLD,
    /** It is not compressed. */
    OFF;

    private static final Pattern ELEMENT = Pattern.compile(",");
    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    /** This one if the client takes gzip, else none. */
    Compression forClient(ReceivedRequest request) {
        return accepts(request) ? this : OFF;
    }

    /** Whether the client says that it takes gzip. */
    static boolean accepts(ReceivedRequest request) {
        return request.headers("Accept-Encoding").stream()
                .flatMap(ELEMENT::splitAsStream)
                .map(element -> element.strip().toLowerCase(Locale.ROOT))
                .anyMatch(
                        element -> isGzip(element) && !REFUSED.matcher(element).matches());
    }

    private static boolean isGzip(String element) {
        int end = element.indexOf(';');
        String coding = (end < 0 ? element : element.substring(0, end)).strip();
        return coding.equals("gzip") || coding.equals("x-gzip");
    }
}
