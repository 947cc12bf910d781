// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request asks for.
 *
 * @param url absolute, or put behind the base URL as it is
 * @param query parameters that are added to those of the URL
 * @param encoded whether query parameters are encoded
 * @param viaProxy whether a proxy was asked for, which is refused when the run is set up
 */
@Internal
public record RequestTarget(
        Dynamic<String> method, Dynamic<String> url, List<Param> query, boolean encoded, boolean viaProxy) {

    RequestTarget(Dynamic<String> method, Dynamic<String> url) {
        this(method, url, List.of(), true, false);
    }

    /** The method where it is the same for all users, in upper case as it is sent; else a word for it. */
    @Internal
    public String methodWord() {
        return method instanceof Dynamic.Constant<String> constant ? constant.value() : "httpRequest";
    }

    RequestTarget with(Param param) {
        List<Param> more = new ArrayList<>(query);
        more.add(param);
        return new RequestTarget(method, url, List.copyOf(more), encoded, viaProxy);
    }

    RequestTarget asWritten() {
        return new RequestTarget(method, url, query, false, viaProxy);
    }

    RequestTarget throughProxy() {
        return new RequestTarget(method, url, query, encoded, true);
    }
}
