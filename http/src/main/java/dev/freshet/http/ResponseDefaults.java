// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the responses to all plain requests of a protocol.
 *
 * @param checks hold for every response, in order
 * @param transform replaces a response before it is checked, or null
 * @param maxBodyBytes how long a body may be that is kept for checks
 * @param caching whether answers are cached per user
 * @param silent which requests are not reported
 */
@Internal
public record ResponseDefaults(
        List<ResponseCheck> checks,
        @Nullable BiFunction<Response, Session, Response> transform,
        int maxBodyBytes,
        boolean caching,
        Silent silent) {

    static final ResponseDefaults DEFAULT =
            new ResponseDefaults(List.of(), null, 10 << 20, true, new Silent(null, false));

    /**
     * Which requests are not reported.
     *
     * @param uriPattern a regular expression that must match the whole address, or null for none
     * @param resources whether resources are not
     */
    @Internal
    public record Silent(@Nullable String uriPattern, boolean resources) {}

    ResponseDefaults with(ResponseCheck.@Nullable Condition condition, List<CheckBuilder> more) {
        return new ResponseDefaults(
                ResponseCheck.joined(checks, condition, more), transform, maxBodyBytes, caching, silent);
    }

    ResponseDefaults with(BiFunction<Response, Session, Response> newTransform) {
        return new ResponseDefaults(checks, newTransform, maxBodyBytes, caching, silent);
    }

    ResponseDefaults withMaxBody(int bytes) {
        return new ResponseDefaults(checks, transform, bytes, caching, silent);
    }

    ResponseDefaults withoutCaching() {
        return new ResponseDefaults(checks, transform, maxBodyBytes, false, silent);
    }

    ResponseDefaults with(Silent newSilent) {
        return new ResponseDefaults(checks, transform, maxBodyBytes, caching, newSilent);
    }
}
