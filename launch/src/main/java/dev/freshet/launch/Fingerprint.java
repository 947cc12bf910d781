// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts that are long, by texts that are short: different ones for different texts. */
final class Fingerprint {

    private Fingerprint() {}

    /** The fingerprint of that text: 64 digits. */
    static String of(String text) {
        return HexFormat.of().formatHex(of(text.getBytes(UTF_8)));
    }

    /** The fingerprint of these bytes: 32 bytes. */
    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
