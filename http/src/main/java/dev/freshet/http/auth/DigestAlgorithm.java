// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How answers to challenges are hashed. */
enum DigestAlgorithm {
    MD5("MD5"),
    SHA_256("SHA-256");

    private final String title;

    DigestAlgorithm(String title) {
        this.title = title;
    }

    /** The algorithm of that name; null if it is not known here. */
    static @Nullable DigestAlgorithm of(String title) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.title.equals(title)) {
                return algorithm;
            }
        }
        return null;
    }

    /** Its name in headers. */
    String title() {
        return title;
    }

    String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(title).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + title, e);
        }
    }
}
