// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * How the streams of the MCP server go out.
 *
 * @param isPrimed whether a stream begins with an event that gives the client an id and nothing else
 * @param retryMs the reconnection time that it begins with; negative for none
 * @param dropAfter messages after which a stream ends before its response; negative for none
 * @param ending how it ends then
 * @param notifyNs from one notification to the next, where the server has something to say; 0 for none
 */
record McpWire(LineEnd lineEnd, boolean isPrimed, long retryMs, long dropAfter, Ending ending, long notifyNs) {

    /** @param revision that is spoken: before the newest, streams were not primed */
    static McpWire of(Query query, String revision) {
        String priming = query.text(Parameter.PRIMING);
        return new McpWire(
                query.word(Parameter.LINE_END, LineEnd.class),
                priming.equals("on") || (priming.equals("auto") && revision.equals(McpMethods.NEWEST)),
                query.has(Parameter.RETRY) ? query.whole(Parameter.RETRY) : -1,
                query.has(Parameter.DROP_AFTER) ? query.whole(Parameter.DROP_AFTER) : -1,
                query.word(Parameter.END, Ending.class),
                query.nanos(Parameter.NOTIFY));
    }

    boolean isDropping() {
        return dropAfter >= 0;
    }

    /** A block of a stream with the line ends that are asked for. */
    byte[] lines(byte[] block) {
        if (lineEnd == LineEnd.LF) {
            return block;
        }
        ByteBuf out = Unpooled.buffer(block.length + 16);
        lineEnd.write(out, block);
        return ByteBufUtil.getBytes(out);
    }
}
