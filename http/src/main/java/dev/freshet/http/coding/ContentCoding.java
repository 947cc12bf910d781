// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The codings of bodies that can be undone.
 *
 * @see <a href="https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding">IANA, HTTP content codings</a>
 */
enum ContentCoding {
    GZIP(Set.of("gzip", "x-gzip"), Gzip::new),
    DEFLATE(Set.of("deflate"), Deflate::new);

    private final Set<String> names;
    private final Supplier<Decompressor> decompressors;

    ContentCoding(Set<String> names, Supplier<Decompressor> decompressors) {
        this.names = names;
        this.decompressors = decompressors;
    }

    /** The coding of that name, which may be in any case. */
    static Optional<ContentCoding> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (ContentCoding coding : values()) {
            if (coding.names.contains(lower)) {
                return Optional.of(coding);
            }
        }
        return Optional.empty();
    }

    Decompressor newDecompressor() {
        return decompressors.get();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
