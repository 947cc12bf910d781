// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The event stream interpretation of the WHATWG text over a whole body at once, line by line, for comparison. Shares no
 * code with the decoder under test. Lines are handled as Latin-1, one character per byte, until a value is decoded.
 */
final class ReferenceDecoder {

    private final List<Signal> signals = new ArrayList<>();
    private final int limitBytes;

    private String data = "";
    private String type = "";
    private String idBuffer = "";
    private boolean idSeen;
    private long blockRetryMs = -1;
    private int keptBytes;
    private boolean tooLarge;

    private String lastEventId = "";
    private long retryMs = -1;

    private ReferenceDecoder(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    static ReferenceDecoder decode(byte[] body, int limitBytes) {
        ReferenceDecoder decoder = new ReferenceDecoder(limitBytes);
        String[] lines = new String(body, ISO_8859_1).split("\r\n|\n|\r", -1);
        for (int i = 0; i < lines.length && !decoder.tooLarge; i++) {
            decoder.checkSize(lines[i]);
            // The last piece has no line end behind it: it is no line.
            if (i < lines.length - 1 && !decoder.tooLarge) {
                String mark = "\u00EF\u00BB\u00BF";
                decoder.line(i == 0 && lines[0].startsWith(mark) ? lines[0].substring(3) : lines[i]);
            }
        }
        return decoder;
    }

    List<Signal> signals() {
        return signals;
    }

    String lastEventId() {
        return lastEventId;
    }

    long retryMs() {
        return retryMs;
    }

    private void checkSize(String line) {
        if (!line.isEmpty() && keptBytes + line.length() > limitBytes) {
            tooLarge = true;
            signals.add(new Signal.TooLarge(limitBytes));
        }
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        if (line.isEmpty()) {
            dispatch();
        } else if (colon == 0) {
            signals.add(new Signal.Comment(text(valueBehind(line, 0))));
        } else if (colon > 0) {
            field(line, line.substring(0, colon), valueBehind(line, colon));
        } else {
            field(line, line, "");
        }
    }

    private static String valueBehind(String line, int colon) {
        String value = line.substring(colon + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private void field(String line, String name, String value) {
        switch (name) {
            case "event" -> {
                type = value;
                keptBytes += line.length() + 1;
            }
            case "data" -> {
                data += value + "\n";
                keptBytes += line.length() + 1;
            }
            case "id" -> {
                if (value.indexOf('\0') < 0) {
                    idBuffer = value;
                    idSeen = true;
                    keptBytes += line.length() + 1;
                }
            }
            case "retry" -> {
                if (value.matches("[0-9]+")) {
                    retryMs = new BigInteger(value)
                            .min(BigInteger.valueOf(SseDecoder.MAX_RETRY_MS))
                            .longValueExact();
                    blockRetryMs = retryMs;
                    signals.add(new Signal.Retry(retryMs));
                }
            }
            default -> {}
        }
    }

    private void dispatch() {
        lastEventId = idSeen ? text(idBuffer) : lastEventId;
        String dispatchedType = type.isEmpty() ? "message" : text(type);
        if (!data.isEmpty()) {
            String dispatched = text(data.substring(0, data.length() - 1));
            signals.add(new Signal.Event(dispatchedType, dispatched, lastEventId, blockRetryMs));
        } else if (!type.isEmpty() || idSeen) {
            signals.add(new Signal.DatalessBlock(dispatchedType, lastEventId, blockRetryMs));
        }
        data = "";
        type = "";
        idSeen = false;
        blockRetryMs = -1;
        keptBytes = 0;
    }

    private static String text(String latin1) {
        return ReferenceUtf8.decode(latin1.getBytes(ISO_8859_1));
    }
}
