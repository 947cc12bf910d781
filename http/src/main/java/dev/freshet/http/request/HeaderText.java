// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Secrets;
import java.util.List;
import java.util.Map;

/** Headers as logs show them: a line each, begun by a line end, without the values that carry secrets. */
@Internal
public final class HeaderText {

    private HeaderText() {}

    public static String of(List<Map.Entry<String, String>> headers) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> header : headers) {
            text.append("\n    ").append(header.getKey()).append(": ");
            text.append(Secrets.shown(header.getKey(), header.getValue()));
        }
        return text.toString();
    }
}
