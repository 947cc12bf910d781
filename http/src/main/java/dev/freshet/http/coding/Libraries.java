// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

/** The libraries for codings. Each is looked for once in a process, when the first body comes in its coding. */
final class Libraries {

    private static final String ROOM = Libraries.class.getPackageName();

    static final Library.Wanted BROTLI4J = new Library.Wanted(
            "br",
            "com.aayushatharva.brotli4j:brotli4j",
            "com.aayushatharva.brotli4j.decoder.DecoderJNI",
            ROOM + ".Brotli");

    static final Library.Wanted ZSTD_JNI = new Library.Wanted(
            "zstd", "com.github.luben:zstd-jni", "com.github.luben.zstd.ZstdDecompressCtx", ROOM + ".Zstd");

    private Libraries() {}

    static Library brotli() {
        return Brotli4j.FOUND;
    }

    static Library zstd() {
        return ZstdJni.FOUND;
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
        static final Library FOUND = Library.find(BROTLI4J, own(), simulations());
    }

    private static final class ZstdJni {
        static final Library FOUND = Library.find(ZSTD_JNI, own(), simulations());
    }
}
