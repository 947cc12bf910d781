// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param url absolute, or put behind the base URL as it is
 * @param query parameters that are added to those of the URL
 * @param encoded whether query parameters are encoded
 * @param proxy null for that of the protocol, if it has one
 */
@Internal
public record RequestTarget(
        Dynamic<String> method,
        Dynamic<String> url,
        List<Param> query,
        boolean encoded,
        @Nullable ProxySpec proxy) {

    RequestTarget(Dynamic<String> method, Dynamic<String> url) {
        this(method, url, List.of(), true, null);
    }

    /** The method where it is the same for all users, in upper case as it is sent; else a word for it. */
    @Internal
    public String methodWord() {
        return method instanceof Dynamic.Constant<String> constant ? constant.value() : "httpRequest";
    }

    RequestTarget with(Param param) {
        List<Param> more = new ArrayList<>(query);
        more.add(param);
        return new RequestTarget(method, url, List.copyOf(more), encoded, proxy);
    }

    RequestTarget asWritten() {
        return new RequestTarget(method, url, query, false, proxy);
    }

    RequestTarget through(ProxySpec newProxy) {
        return new RequestTarget(method, url, query, encoded, newProxy);
    }
}
