// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the codings of one body while it comes: what can be decoded by the bytes of a piece is handed over with that piece. Its memory is bounded, however far a few
 * bytes expand. To be closed when nothing more of the body is wanted, since it holds memory outside of the heap. Confined to the user's loop.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4">RFC 9110 §8.4</a>
 */
@Internal
public final class BodyDecoder implements AutoCloseable {

    /** Bytes may become so many times as many. What servers send becomes a few dozen times as much; only zeros and their like exceed this. */
    static final int MOST_TIMES = 250;

    /** Nobody looks at how far bytes expand before so many have come of them. */
    static final long LEAST_BYTES = 1 << 20;

    /** More codings in a row are no server's wish. */
    private static final int MOST_CODINGS = 4;

    private static final int MOST_SHOWN = 40;

    /** Takes the body as it was before it was coded. */
    public interface Sink {
        /**
         * The buffer is lent until this returns.
         *
         * @return whether more of the body is wanted
         */
        boolean take(ByteBuffer decoded);
    }

    private final String name;
    private final List<Decompressor> decompressors;
    private final Sink sink;
    private long codedBytes;
    private long decodedBytes;
    private boolean isOver;

    private BodyDecoder(List<ContentCoding> codings, Sink sink) {
        this.name =
                String.join(", ", codings.stream().map(ContentCoding::toString).toList());
        this.decompressors =
                codings.stream().map(ContentCoding::newDecompressor).toList();
        this.sink = sink;
    }

    /** Why the body of that response can't be decoded, as it stands in the statistics; null if it can, or need not be. */
    public static @Nullable String fault(HttpResponseHead head) {
        List<String> names = names(head);
        if (names.size() > MOST_CODINGS) {
            return "more than " + MOST_CODINGS + " content codings";
        }
        for (String name : names) {
            Optional<ContentCoding> coding = ContentCoding.of(name);
            String fault = coding.isEmpty() ? unknown(name) : coding.get().fault();
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static String unknown(String name) {
        String shown = name.length() <= MOST_SHOWN ? name : name.substring(0, MOST_SHOWN) + "...";
        return "content coding " + shown.toLowerCase(Locale.ROOT) + " is not supported (send no Accept-Encoding)";
    }

    /** One for the body of that response; null where nothing is to be decoded, or can't be. */
    public static @Nullable BodyDecoder of(HttpResponseHead head, Sink sink) {
        List<String> names = names(head);
        if (names.isEmpty() || fault(head) != null) {
            return null;
        }
        List<ContentCoding> codings =
                names.stream().map(ContentCoding::of).flatMap(Optional::stream).toList();
        return new BodyDecoder(codings, sink);
    }

    /** The codings in the order in which they were applied. */
    private static List<String> names(HttpResponseHead head) {
        List<String> names = new ArrayList<>();
        for (String value : head.headers().all("content-encoding")) {
            for (String name : value.split(",", -1)) {
                if (!name.isBlank() && !name.strip().equalsIgnoreCase("identity")) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    /**
     * Hands over what these bytes make decodable, unless nothing more is wanted.
     *
     * @return what is wrong with them, as it stands in the statistics; null if nothing is
     */
    public @Nullable String decode(ByteBuffer coded) {
        codedBytes += coded.remaining();
        try {
            isOver = isOver || !push(decompressors.size() - 1, coded);
            return null;
        } catch (MalformedCodingException e) {
            return fault(e.getMessage());
        }
    }

    private boolean push(int last, ByteBuffer bytes) throws MalformedCodingException {
        if (last >= 0) {
            return decompressors.get(last).decode(bytes, decoded -> push(last - 1, decoded));
        }
        decodedBytes += bytes.remaining();
        if (decodedBytes > LEAST_BYTES && decodedBytes / MOST_TIMES > codedBytes) {
            throw new MalformedCodingException("expands to more than " + MOST_TIMES + " times its size");
        }
        return sink.take(bytes);
    }

    /** What came was good for something: how far bytes expand is looked at anew. */
    public void forgive() {
        codedBytes = 0;
        decodedBytes = 0;
    }

    /** The body has ended. Tells what is wrong with that, as it stands in the statistics; null if nothing is. */
    public @Nullable String end() {
        boolean isComplete = decompressors.stream().allMatch(Decompressor::isComplete);
        return isOver || isComplete ? null : fault("ends within the data");
    }

    private String fault(@Nullable String what) {
        return "content coding " + name + ": " + what;
    }

    @Override
    public void close() {
        isOver = true;
        decompressors.forEach(Decompressor::close);
    }
}
