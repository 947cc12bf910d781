// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a request.
 *
 * @param own in order; of two with the same name the later one counts
 * @param protocolHeaders whether the headers of the protocol are sent too, where the request has none of that name
 */
@Internal
public record RequestHeaders(List<Header> own, boolean protocolHeaders) {

    RequestHeaders with(Header header) {
        List<Header> more = new ArrayList<>(own);
        more.add(header);
        return new RequestHeaders(List.copyOf(more), protocolHeaders);
    }

    RequestHeaders withoutProtocolHeaders() {
        return new RequestHeaders(own, false);
    }
}
