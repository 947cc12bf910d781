// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Headers as logs show them: a line each, begun by a line end, without the values that carry secrets. */
@Internal
public final class HeaderText {

    private static final Set<String> SECRET = Set.of(
            "authorization",
            "proxy-authorization",
            "authentication-info",
            "cookie",
            "set-cookie",
            "x-api-key",
            "api-key");

    private HeaderText() {}

    public static String of(List<Map.Entry<String, String>> headers) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> header : headers) {
            boolean isSecret = SECRET.contains(header.getKey().toLowerCase(Locale.ROOT));
            text.append("\n    ").append(header.getKey()).append(": ");
            text.append(isSecret ? "***" : header.getValue());
        }
        return text.toString();
    }
}
