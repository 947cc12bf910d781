// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;

/** How the events of one stream look. Confined to the loop of the stream. */
interface EventFormat {

    /**
     * Writes one whole event, its blank line included.
     *
     * @param id rises by one from event to event
     * @param sentAtMs the time of publication, milliseconds since 1970
     */
    void write(ByteBuf out, long id, long sentAtMs);
}
