// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What servers do to bodies, in each coding. */
public final class Coders {

    private Coders() {}

    /** All that is written to it is written to the other in that coding, and can be decoded there when it was flushed. */
    public static OutputStream around(OutputStream out, String coding) throws IOException {
        return switch (coding) {
            case "gzip" -> new GZIPOutputStream(out, 512, true);
            case "deflate" -> new DeflaterOutputStream(out, true);
            case "br" -> brotli(out);
            case "zstd" -> new ZstdOutputStream(out).setChecksum(true);
            default -> throw new IllegalArgumentException(coding);
        };
    }

    private static OutputStream brotli(OutputStream out) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return new BrotliOutputStream(out);
    }

    /** A whole body in that coding. */
    public static byte[] coded(String coding, byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = around(bytes, coding)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
