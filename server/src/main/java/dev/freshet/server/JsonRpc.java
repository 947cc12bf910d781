// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages of JSON-RPC 2.0, as texts. */
final class JsonRpc {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;

    /** For what goes wrong below JSON-RPC. */
    static final int TRANSPORT = -32000;

    private JsonRpc() {}

    static String result(Object id, Map<String, @Nullable Object> result) {
        return JsonText.of(object("jsonrpc", "2.0", "id", id, "result", result));
    }

    /** @param id {@code null} if it is not known */
    static String error(@Nullable Object id, int code, String message) {
        return JsonText.of(object("jsonrpc", "2.0", "id", id, "error", object("code", code, "message", message)));
    }

    static String notification(String method, Map<String, @Nullable Object> params) {
        return JsonText.of(object("jsonrpc", "2.0", "method", method, "params", params));
    }
}
