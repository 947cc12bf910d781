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
        @Nullable Auth auth,
        RequestContent content,
        Signing signing) {

    static RequestTemplate of(Dynamic<String> name, RequestTarget target) {
        RequestHeaders headers = new RequestHeaders(List.of(), true);
        return new RequestTemplate(name, target, headers, null, RequestContent.NONE, Signing.OF_PROTOCOL);
    }

    RequestTemplate with(RequestTarget newTarget) {
        return new RequestTemplate(name, newTarget, headers, auth, content, signing);
    }

    RequestTemplate with(RequestHeaders newHeaders) {
        return new RequestTemplate(name, target, newHeaders, auth, content, signing);
    }

    RequestTemplate with(Auth newAuth) {
        return new RequestTemplate(name, target, headers, newAuth, content, signing);
    }

    RequestTemplate with(RequestContent newContent) {
        return new RequestTemplate(name, target, headers, auth, newContent, signing);
    }

    RequestTemplate with(Signing newSigning) {
        return new RequestTemplate(name, target, headers, auth, content, newSigning);
    }
}
