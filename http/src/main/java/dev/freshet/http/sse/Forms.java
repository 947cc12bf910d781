// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.AnswerForms;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which answers open a stream. Shared by all users.
 *
 * @param streams media types that are taken for event streams, in lower case; an empty one stands for none
 * @param documents media types whose body is one message, in lower case; of a type that is among both it is a document
 * @param isBrief whether the stream is closed by itself when the checks of its connect are done
 */
record Forms(Set<String> streams, Set<String> documents, boolean isBrief) {

    private static final String EVENT_STREAM = "text/event-stream";

    /** Event streams as the standard has them, for as long as the user likes. */
    static final Forms USUAL = new Forms(Set.of(EVENT_STREAM), Set.of(), false);

    /** What the protocol and the stream say. */
    static Forms of(List<String> ofProtocol, AnswerForms own) {
        if (ofProtocol.isEmpty() && own.streams().isEmpty() && own.documents().isEmpty() && !own.isBrief()) {
            return USUAL;
        }
        Set<String> accepted = new HashSet<>(ofProtocol);
        accepted.addAll(own.streams());
        accepted.add(EVENT_STREAM);
        return new Forms(Set.copyOf(accepted), Set.copyOf(own.documents()), own.isBrief());
    }

    /** What the request says it is content with, where the simulation says nothing of that. */
    static String header(List<String> documents) {
        return documents.isEmpty() ? EVENT_STREAM : String.join(", ", documents) + ", " + EVENT_STREAM;
    }

    /** Whether a body of that type opens a stream. */
    boolean accept(String mediaType) {
        return streams.contains(mediaType) || documents.contains(mediaType);
    }

    /** Whether the body behind that head is one message. */
    boolean isDocument(HttpResponseHead head) {
        return !documents.isEmpty()
                && documents.contains(MediaType.of(head.headers()).name());
    }
}
