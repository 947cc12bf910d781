// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import java.nio.ByteBuffer;

/** A body whose length was announced. */
final class LengthFraming extends BodyFraming {

    private long left;

    LengthFraming(long length) {
        left = length;
    }

    boolean isComplete() {
        return left == 0;
    }

    @Override
    Progress read(ByteBuffer bytes, PieceSink sink) {
        int from = bytes.position();
        int to = from + (int) Math.min(bytes.remaining(), left);
        left -= to - from;
        if (to > from && !lend(bytes, from, to, sink)) {
            return Progress.STOPPED;
        }
        return left == 0 ? Progress.ENDED : Progress.OPEN;
    }

    @Override
    String faultIfClosedNow() {
        return FailureTexts.CLOSED_IN_BODY;
    }
}
