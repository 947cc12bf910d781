// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.wire.Headers;

/** Headers as logs show them: a line each, begun by a line end, without the values that carry secrets. */
@Internal
public final class HeaderText {

    private HeaderText() {}

    public static String of(Headers headers) {
        StringBuilder text = new StringBuilder();
        headers.forEach(
                (name, value) -> text.append("\n    ").append(name).append(": ").append(Secrets.shown(name, value)));
        return text.toString();
    }
}
