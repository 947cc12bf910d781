// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a response head says, and what it says about the body that follows. */
final class ResponseHeads {

    private ResponseHeads() {}

    /**
     * A decoder that is good for one head and is taken out of the way then. Where a server sends both a length and {@code chunked}, chunked wins, as
     * browsers have it and RFC 9112 §6.3 allows.
     */
    static HttpResponseDecoder decoder(int maxBytes) {
        return new HttpResponseDecoder(new HttpDecoderConfig()
                .setMaxInitialLineLength(maxBytes)
                .setMaxHeaderSize(maxBytes)
                .setUseRfc9112TransferEncoding(false));
    }

    /** Why the decoder could make nothing of the bytes, or null if it could. */
    static @Nullable String fault(HttpResponse response) {
        if (response.decoderResult().isSuccess()) {
            return null;
        }
        Throwable cause = response.decoderResult().cause();
        if (cause instanceof PrematureChannelClosureException) {
            return FailureTexts.CLOSED_BEFORE_HEAD;
        }
        boolean tooLarge = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        return tooLarge ? FailureTexts.HEAD_TOO_LARGE : FailureTexts.MALFORMED_HEAD;
    }

    static HttpResponseHead head(HttpResponse response) {
        List<Map.Entry<String, String>> headers =
                new ArrayList<>(response.headers().size());
        response.headers().iteratorAsString().forEachRemaining(e -> headers.add(Map.entry(e.getKey(), e.getValue())));
        return new HttpResponseHead(response.status().code(), List.copyOf(headers));
    }

    /** Whether the response has no body, whatever its headers say. */
    static boolean isWithoutBody(HttpResponseHead head, String requestMethod) {
        return requestMethod.equals("HEAD") || head.status() == 204 || head.status() == 304;
    }

    /** Why the body cannot be read, or null if it can. */
    static @Nullable String bodyFault(HttpResponseHead head) {
        String coding = head.header("Transfer-Encoding");
        return coding == null || coding.equalsIgnoreCase("chunked") ? null : FailureTexts.UNKNOWN_CODING;
    }

    /** How the body is framed; a length, where there is one, is a number, as the decoder has seen to. */
    static BodyFraming framing(HttpResponseHead head, int maxTrailerBytes) {
        if (head.header("Transfer-Encoding") != null) {
            return new ChunkedFraming(maxTrailerBytes);
        }
        String length = head.header("Content-Length");
        return length == null ? new CloseFraming() : new LengthFraming(Long.parseLong(length));
    }
}
