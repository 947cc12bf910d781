// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.util.List;

/**
 * In which forms the answer to the request that opens a stream may come.
 *
 * @param streams media types that are taken for event streams, beside the usual one and those of the protocol
 * @param documents media types whose body is one message
 * @param isBrief whether the stream is closed by itself when the checks of its connect are done
 */
@Internal
public record AnswerForms(List<String> streams, List<String> documents, boolean isBrief) {

    static final AnswerForms USUAL = new AnswerForms(List.of(), List.of(), false);

    AnswerForms withStreams(List<String> types) {
        return new AnswerForms(types, documents, isBrief);
    }

    AnswerForms withDocuments(List<String> types) {
        return new AnswerForms(streams, types, isBrief);
    }

    AnswerForms brief() {
        return new AnswerForms(streams, documents, true);
    }
}
