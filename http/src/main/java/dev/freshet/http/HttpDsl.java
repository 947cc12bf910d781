// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import java.util.function.Function;

/**
 * The language of HTTP and event streams, as static members: {@code import static dev.freshet.http.HttpDsl.*}.
 *
 * <p>Each method is one line; what it builds is documented on the type that it returns.
 */
public final class HttpDsl {

    private HttpDsl() {}

    // ---- protocol ------------------------------------------------------------------------------------------------

    /** The HTTP protocol with its defaults. */
    public static final HttpProtocolBuilder http = HttpProtocolBuilder.DEFAULT;

    // ---- event streams -------------------------------------------------------------------------------------------

    /** What is said of event streams without a request name, such as {@code sse.checkMessage("...")}. */
    public static final Sse.Prefix sse = Sse.Prefix.INSTANCE;

    /** An operation on the user's event stream; the name is that of its row in the statistics. */
    public static Sse sse(String name) {
        return Sse.of(Dynamic.el(name));
    }

    /** An operation on the user's event stream; the name is that of its row in the statistics. */
    public static Sse sse(Function<Session, String> name) {
        return Sse.of(Dynamic.of(name));
    }

    /** An operation on one of the user's event streams: {@code sse(name).sseName(sseName)}. */
    public static Sse sse(String name, String sseName) {
        return Sse.of(Dynamic.el(name), Dynamic.el(sseName));
    }

    /** An operation on one of the user's event streams: {@code sse(name).sseName(sseName)}. */
    public static Sse sse(String name, Function<Session, String> sseName) {
        return Sse.of(Dynamic.el(name), Dynamic.of(sseName));
    }

    /** An operation on one of the user's event streams: {@code sse(name).sseName(sseName)}. */
    public static Sse sse(Function<Session, String> name, Function<Session, String> sseName) {
        return Sse.of(Dynamic.of(name), Dynamic.of(sseName));
    }
}
