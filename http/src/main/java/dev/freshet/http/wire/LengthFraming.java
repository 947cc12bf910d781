// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;

/** A body whose length was announced. */
@Internal
public final class LengthFraming extends BodyFraming {

    private long left;

    public LengthFraming(long length) {
        left = length;
    }

    public boolean isComplete() {
        return left == 0;
    }

    @Override
    public Progress read(ByteBuffer bytes, PieceSink sink) {
        int from = bytes.position();
        int to = from + (int) Math.min(bytes.remaining(), left);
        left -= to - from;
        if (to > from && !lend(bytes, from, to, sink)) {
            return Progress.STOPPED;
        }
        return left == 0 ? Progress.ENDED : Progress.OPEN;
    }

    @Override
    public String faultIfClosedNow() {
        return FailureTexts.CLOSED_IN_BODY;
    }
}
