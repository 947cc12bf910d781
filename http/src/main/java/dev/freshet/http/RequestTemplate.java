// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the simulation describes it, before it is resolved for a user.
 *
 * @param name the name of the request in the statistics
 * @param auth null for that of the protocol, if it has one
 */
@Internal
public record RequestTemplate(
        Dynamic<String> name,
        RequestTarget target,
        RequestHeaders headers,
        @Nullable BasicAuth auth,
        RequestContent content) {

    static RequestTemplate of(Dynamic<String> name, RequestTarget target) {
        return new RequestTemplate(name, target, new RequestHeaders(List.of(), true), null, RequestContent.NONE);
    }

    RequestTemplate with(RequestTarget newTarget) {
        return new RequestTemplate(name, newTarget, headers, auth, content);
    }

    RequestTemplate with(RequestHeaders newHeaders) {
        return new RequestTemplate(name, target, newHeaders, auth, content);
    }

    RequestTemplate with(BasicAuth newAuth) {
        return new RequestTemplate(name, target, headers, newAuth, content);
    }

    RequestTemplate with(RequestContent newContent) {
        return new RequestTemplate(name, target, headers, auth, newContent);
    }
}
