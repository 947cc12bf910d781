// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body that lasts until the connection is closed: nobody can tell whether it is complete. */
final class CloseFraming extends BodyFraming {

    @Override
    Progress read(ByteBuffer bytes, PieceSink sink) {
        boolean more = !bytes.hasRemaining() || lend(bytes, bytes.position(), bytes.limit(), sink);
        return more ? Progress.OPEN : Progress.STOPPED;
    }

    @Override
    @Nullable
    String faultIfClosedNow() {
        return null;
    }
}
