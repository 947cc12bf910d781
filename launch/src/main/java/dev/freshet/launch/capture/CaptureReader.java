// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonException;
import dev.freshet.core.text.SafeText;
import dev.freshet.launch.LaunchException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a capture line by line, and tells of a mistake in which line it is. A capture whose process was killed has no last line, or half a line: it is played to where
 * it is whole. Confined to one thread.
 */
@Internal
public final class CaptureReader {

    /** What a line may have: three times the largest piece, as escapes take more than the characters that they stand for, and then some. */
    private static final int MOST_LINE_BYTES = 6 * PieceCutter.MOST_BYTES;

    private static final long NS_PER_US = 1_000;

    /** Takes what stands in a capture, in its order. Whatever it cannot take it refuses by an {@link IllegalArgumentException}. */
    @Internal
    public interface Sink {

        /** The first line. */
        void head(String contentType, String url);

        /** A piece, and when it came, in nanoseconds since the head. */
        void piece(long atNs, byte[] bytes);

        /**
         * The last line, where there is one.
         *
         * @param isCut whether the connection was lost
         */
        void end(long atNs, boolean isCut);
    }

    private final Path file;
    private final Sink sink;
    private int line;
    private long lastUs;
    private boolean hasEnded;

    private CaptureReader(Path file, Sink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Reads all of a file.
     *
     * @throws LaunchException when it is not there, or no capture
     */
    public static void read(Path file, Sink sink) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            new CaptureReader(file, sink).read(in);
        } catch (NoSuchFileException e) {
            throw LaunchException.badInput("No such file: " + file);
        } catch (IOException e) {
            throw LaunchException.badInput(file + " cannot be read: " + e.getMessage());
        }
    }

    private void read(InputStream in) throws IOException {
        Line text = new Line();
        boolean isWhole = true;
        while (isWhole) {
            text.reset();
            isWhole = next(in, text);
            line++;
            if (isWhole || text.size() > 0) {
                take(text, isWhole);
            }
        }
        if (line == 1 && text.size() == 0) {
            throw mistake("the file is empty: a capture begins with a line that says what it is");
        }
    }

    /** Reads to the end of a line, and says whether it has one. */
    private boolean next(InputStream in, Line text) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return true;
            }
            text.write(b);
            if (text.size() > MOST_LINE_BYTES) {
                line++;
                throw mistake("it is longer than " + MOST_LINE_BYTES + " bytes");
            }
        }
        return false;
    }

    private static final class Line extends ByteArrayOutputStream {
        Json parse() {
            return Json.parse(buf, 0, count);
        }
    }

    private void take(Line text, boolean isWhole) {
        Map<String, Object> members;
        try {
            members = text.parse().asMap();
        } catch (JsonException e) {
            if (!isWhole && line > 1) {
                return; // the process was killed while it wrote
            }
            throw mistake(
                    e.getMessage() + (line == 1 ? ", so this is no capture: './freshet capture' makes them" : ""));
        }
        if (members == null) {
            throw mistake("it is no JSON object");
        }
        try {
            if (line == 1) {
                head(members);
            } else {
                pieceOrEnd(members);
            }
        } catch (IllegalArgumentException e) {
            throw mistake(e.getMessage());
        }
    }

    private void head(Map<String, Object> members) {
        if (!CaptureLines.KIND.equals(members.get("freshet"))) {
            throw mistake("it does not begin a capture, as it has no \"freshet\":\"" + CaptureLines.KIND + "\"");
        }
        if (!Integer.valueOf(CaptureLines.VERSION).equals(members.get("version"))) {
            throw mistake("it has the version " + members.get("version") + " of the format, and this Freshet reads "
                    + CaptureLines.VERSION);
        }
        String type = text(members, "contentType");
        String url = text(members, "url");
        sink.head(type == null ? "" : type, url == null ? "" : url);
    }

    private void pieceOrEnd(Map<String, Object> members) {
        if (hasEnded) {
            throw mistake("there is something behind the end of the capture");
        }
        long atUs = time(members.get("atUs"));
        String end = text(members, "end");
        if (end != null) {
            hasEnded = true;
            sink.end(atUs * NS_PER_US, end.equals(CaptureEnd.Cause.CUT.word()));
            return;
        }
        String text = text(members, "text");
        String base64 = text(members, "base64");
        if ((text == null) == (base64 == null)) {
            throw mistake("it needs either \"text\", \"base64\" or \"end\"");
        }
        sink.piece(atUs * NS_PER_US, text != null ? text.getBytes(UTF_8) : decoded(String.valueOf(base64)));
    }

    private byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw mistake("\"base64\" is none: " + e.getMessage());
        }
    }

    private long time(@Nullable Object atUs) {
        if (!(atUs instanceof Integer || atUs instanceof Long)) {
            throw mistake("\"atUs\" is no whole number: it is the time in microseconds since the head");
        }
        long us = ((Number) atUs).longValue();
        if (us < 0 || us > Long.MAX_VALUE / NS_PER_US) {
            throw mistake("the time " + us + " of \"atUs\" is none");
        }
        if (us < lastUs) {
            throw mistake("the time " + us + " of \"atUs\" lies before that of the line before, " + lastUs);
        }
        lastUs = us;
        return us;
    }

    private @Nullable String text(Map<String, Object> members, String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw mistake("\"" + name + "\" is no text");
        }
        return (String) value;
    }

    private LaunchException mistake(@Nullable String what) {
        return LaunchException.badInput(file + ", line " + line + ": " + SafeText.line(String.valueOf(what)) + ".");
    }
}
