// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import java.util.List;

/** Requests that are sent at the same time. */
@Internal
public record ConcurrentRequests(List<HttpRequestActionBuilder> requests) implements ActionBuilder {

    @Override
    @Internal
    public String words() {
        return "httpConcurrentRequests";
    }
}
