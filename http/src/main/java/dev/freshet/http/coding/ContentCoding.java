// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.util.Locale;
import java.util.Optional;

/**
 * The codings of bodies that can be undone.
 *
 * @see <a href="https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding">IANA, HTTP content codings</a>
 */
enum ContentCoding {
    GZIP,
    DEFLATE;

    /** The coding of that name, which may be in any case. */
    static Optional<ContentCoding> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    Decompressor newDecompressor() {
        return switch (this) {
            case GZIP -> new Gzip();
            case DEFLATE -> new Deflate();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
