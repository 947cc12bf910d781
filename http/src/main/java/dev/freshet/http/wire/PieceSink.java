// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;

/** Takes the pieces of a body as {@link BodyFraming} finds them. */
@Internal
public interface PieceSink {

    /**
     * One piece, from position to limit, lent until this call returns; position and limit may be left anywhere.
     *
     * @return whether the rest is wanted
     */
    boolean take(ByteBuffer piece);
}
