// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body can be read as it comes. Codings such as gzip are not undone, and a body that is taken for what it is not would give wrong figures: so
 * whoever looks into bodies asks here first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4">RFC 9110 §8.4</a>
 */
@Internal
public final class ContentCoding {

    private static final int MAX_LENGTH = 40;

    private ContentCoding() {}

    /** Why the body of that response can't be read, as it stands in the statistics; null if it can. */
    public static @Nullable String fault(HttpResponseHead head) {
        String coding = head.header("content-encoding");
        if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity")) {
            return null;
        }
        String name = coding.strip().toLowerCase(Locale.ROOT);
        String shown = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "...";
        return "content coding " + shown + " is not supported (send no Accept-Encoding)";
    }
}
