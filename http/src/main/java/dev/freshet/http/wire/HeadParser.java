// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the heads of responses, interim ones first, in the pieces that the network brings. Lines may end with LF alone, and a header may go on in a line
 * that begins with white space, as old servers have it. Confined to the exchange's loop.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112 §4 and §5</a>
 */
@Internal
public final class HeadParser {

    private static final int FIRST_LINE_BYTES = 128;
    private static final int KEPT_LINE_BYTES = 1 << 10;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    /** How things stand after some bytes. */
    public enum Progress {
        OPEN,
        COMPLETE,
        FAULTY
    }

    private final int maxBytes;
    private final Headers.Builder headers = new Headers.Builder();
    private Headers complete = Headers.NONE;
    private byte[] line = new byte[FIRST_LINE_BYTES];
    private int length;
    private int headBytes;
    private int status;
    private boolean isOldVersion;
    private String fault = "";

    public HeadParser(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reads up to the end of a head; the position is then behind it. After that, it reads the next head. */
    public Progress read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int from = bytes.position();
            int end = endOfLine(bytes, from);
            boolean isWhole = end < bytes.limit();
            headBytes += end - from + (isWhole ? 1 : 0);
            if (headBytes > maxBytes) {
                return faulty(FailureTexts.HEAD_TOO_LARGE);
            }
            keep(bytes, end - from);
            if (isWhole) {
                bytes.get(); // the line feed
                if (endLine()) {
                    return fault.isEmpty() ? Progress.COMPLETE : Progress.FAULTY;
                }
            }
        }
        return Progress.OPEN;
    }

    /** Where the line feed is; the limit if it has not come yet. */
    private static int endOfLine(ByteBuffer bytes, int from) {
        int limit = bytes.limit();
        int at = from;
        while (at < limit && bytes.get(at) != '\n') {
            at++;
        }
        return at;
    }

    /** What is wrong, once progress is {@link Progress#FAULTY}. */
    public String fault() {
        return fault;
    }

    /** The head that is complete; another one may be read after that. */
    public HttpResponseHead take() {
        HttpResponseHead head = new HttpResponseHead(status, complete);
        complete = Headers.NONE;
        headers.clear();
        headBytes = 0;
        status = 0;
        line = line.length > KEPT_LINE_BYTES ? new byte[FIRST_LINE_BYTES] : line;
        return head;
    }

    /** Whether the version of the latest head is one whose connections end with the response unless it says otherwise. */
    public boolean isOldVersion() {
        return isOldVersion;
    }

    private Progress faulty(String text) {
        fault = text;
        return Progress.FAULTY;
    }

    private void keep(ByteBuffer bytes, int count) {
        if (count > line.length - length) {
            line = Arrays.copyOf(line, Math.max(length + count, length * 2));
        }
        bytes.get(line, length, count);
        length += count;
    }

    /** A line is complete: whether nothing more is to be read, because the head is complete or of no use. */
    private boolean endLine() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        if (status == 0) {
            return end > 0 && !readStatus(end); // an empty line before the head is passed over
        }
        if (end == 0) {
            complete = headers.build();
            fault = lengthFault(complete);
            return true;
        }
        return !readHeader(end);
    }

    private boolean readStatus(int end) {
        boolean isHttp1 = end >= STATUS_AT + 3 && text(0, STATUS_AT - 2).equals("HTTP/1.");
        boolean isEnded = end == STATUS_AT + 3 || (end > STATUS_AT + 3 && line[STATUS_AT + 3] == ' ');
        if (!isHttp1 || !isEnded || !isDigit(line[STATUS_AT - 2]) || line[STATUS_AT - 1] != ' ') {
            fault = FailureTexts.MALFORMED_HEAD;
            return false;
        }
        int code = 0;
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            code = isDigit(line[i]) ? code * 10 + line[i] - '0' : -1_000;
        }
        isOldVersion = line[STATUS_AT - 2] == '0';
        status = code;
        fault = code < 100 ? FailureTexts.MALFORMED_HEAD : "";
        return code >= 100;
    }

    private boolean readHeader(int end) {
        for (int i = 0; i < end; i++) {
            if (line[i] == 0 || line[i] == '\r') {
                fault = FailureTexts.MALFORMED_HEAD;
                return false;
            }
        }
        if (isBlank(line[0])) {
            return continueHeader(end);
        }
        int colon = 0;
        while (colon < end && line[colon] != ':') {
            colon++;
        }
        String name = text(0, trimmedEnd(0, colon));
        if (colon == end || name.isEmpty()) {
            fault = FailureTexts.MALFORMED_HEAD;
            return false;
        }
        headers.add(name, trimmed(colon + 1, end));
        return true;
    }

    private boolean continueHeader(int end) {
        if (headers.isEmpty()) {
            fault = FailureTexts.MALFORMED_HEAD;
            return false;
        }
        headers.append(" " + trimmed(0, end));
        return true;
    }

    /** Several lengths that differ, or one that is no number, leave open where the body ends. */
    private static String lengthFault(Headers headers) {
        String first = headers.first("Content-Length");
        for (String value : first == null ? List.<String>of() : headers.all("Content-Length")) {
            if (!isLength(value) || !value.equals(first)) {
                return FailureTexts.MALFORMED_HEAD;
            }
        }
        return "";
    }

    private static boolean isLength(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= 18;
    }

    private String trimmed(int from, int end) {
        int start = from;
        while (start < end && isBlank(line[start])) {
            start++;
        }
        return text(start, trimmedEnd(start, end));
    }

    private int trimmedEnd(int from, int end) {
        int last = end;
        while (last > from && isBlank(line[last - 1])) {
            last--;
        }
        return last;
    }

    private String text(int from, int end) {
        return new String(line, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
