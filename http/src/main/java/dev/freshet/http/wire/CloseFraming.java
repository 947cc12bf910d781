// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body that lasts until the connection is closed: nobody can tell whether it is complete. */
@Internal
public final class CloseFraming extends BodyFraming {

    @Override
    public Progress read(ByteBuffer bytes, PieceSink sink) {
        boolean more = !bytes.hasRemaining() || lend(bytes, bytes.position(), bytes.limit(), sink);
        return more ? Progress.OPEN : Progress.STOPPED;
    }

    @Override
    public @Nullable String faultIfClosedNow() {
        return null;
    }
}
