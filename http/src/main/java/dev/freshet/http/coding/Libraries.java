// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

/** The libraries for codings. Each is looked for once in a process, when the first body comes in its coding. */
final class Libraries {

    private static final String ROOM = Libraries.class.getPackageName();

    private Libraries() {}

    static Library brotli() {
        return Brotli4j.FOUND;
    }

    static Library zstd() {
        return ZstdJni.FOUND;
    }

    static Library findBrotli(ClassLoader own, ClassLoader simulations) {
        return Library.find(
                "br",
                "com.aayushatharva.brotli4j:brotli4j",
                "com.aayushatharva.brotli4j.decoder.DecoderJNI",
                ROOM + ".Brotli",
                own,
                simulations);
    }

    static Library findZstd(ClassLoader own, ClassLoader simulations) {
        return Library.find(
                "zstd",
                "com.github.luben:zstd-jni",
                "com.github.luben.zstd.ZstdDecompressCtx",
                ROOM + ".Zstd",
                own,
                simulations);
    }

    private static ClassLoader own() {
        return Libraries.class.getClassLoader();
    }

    /** That of the loop finds what the simulation does. */
    private static ClassLoader simulations() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? own() : context;
    }

    private static final class Brotli4j {
        static final Library FOUND = findBrotli(own(), simulations());
    }

    private static final class ZstdJni {
        static final Library FOUND = findZstd(own(), simulations());
    }
}
