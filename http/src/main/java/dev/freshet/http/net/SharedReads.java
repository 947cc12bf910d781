// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Has all connections of one loop read into one buffer, in turn: what a read brings is handed on and taken before the loop reads again. So a connection has no buffer and no
 * guess of its own, reads may be large for all, and their memory stays in the processor's cache. A buffer that somebody has kept is left to them, and another one takes its place. Confined to the loop.
 */
final class SharedReads extends DefaultMaxMessagesRecvByteBufAllocator {

    private final int size;
    private final Reads handle = new Reads();

    /**
     * No buffer yet.
     *
     * @param size how many bytes a read brings at most
     * @param maxReads how often a connection is read before others get their turn
     */
    SharedReads(int size, int maxReads) {
        super(maxReads);
        this.size = size;
    }

    @Override
    public ExtendedHandle newHandle() {
        return handle;
    }

    /** What Netty counts of a turn, it resets before the next one. */
    private final class Reads extends MaxMessageHandle {

        private @Nullable ByteBuf buffer;

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            ByteBuf known = buffer;
            ByteBuf free = known == null || known.refCnt() > 1 ? another(known) : known;
            return free.clear().retain();
        }

        /** Of memory that goes with the loop: nobody has to release it. */
        private ByteBuf another(@Nullable ByteBuf kept) {
            if (kept != null) {
                kept.release();
            }
            ByteBuf made = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(size));
            buffer = made;
            return made;
        }

        @Override
        public int guess() {
            return size;
        }
    }
}
