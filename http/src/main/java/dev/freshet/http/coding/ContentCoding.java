// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codings of bodies that can be undone, some of them only where a library is there.
 *
 * @see <a href="https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding">IANA, HTTP content codings</a>
 */
enum ContentCoding {
    GZIP,
    DEFLATE,
    BR,
    ZSTD;

    /** The coding of that name, which may be in any case. */
    static Optional<ContentCoding> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            case "br" -> Optional.of(BR);
            case "zstd" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }

    /** Why bodies in it can't be decoded here, as it stands in the statistics; null if they can. */
    @Nullable
    String fault() {
        return switch (this) {
            case GZIP, DEFLATE -> null;
            case BR -> Libraries.brotli().fault();
            case ZSTD -> Libraries.zstd().fault();
        };
    }

    /** What undoes it; to be asked for only where there is no fault. */
    Decompressor newDecompressor() {
        return switch (this) {
            case GZIP -> new Gzip();
            case DEFLATE -> new Deflate();
            case BR -> Libraries.brotli().newDecompressor();
            case ZSTD -> Libraries.zstd().newDecompressor();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
