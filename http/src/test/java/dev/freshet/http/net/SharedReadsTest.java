// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import org.junit.jupiter.api.Test;

/** One buffer for the reads of all connections of a loop. */
class SharedReadsTest {

    private final SharedReads reads = new SharedReads(64, 4);
    private final ExtendedHandle first = reads.newHandle();
    private final ExtendedHandle second = reads.newHandle();

    private static ByteBuf read(ExtendedHandle by) {
        return by.allocate(UnpooledByteBufAllocator.DEFAULT);
    }

    @Test
    void whatOneConnectionHasLetGoServesTheNext() {
        ByteBuf bytes = read(first);
        bytes.writeCharSequence("abc", US_ASCII);
        long address = bytes.memoryAddress();
        bytes.release();

        ByteBuf next = read(second);
        assertThat(next.memoryAddress()).isEqualTo(address);
        assertThat(next.readableBytes()).isZero();
        assertThat(next.writableBytes()).isEqualTo(64);
    }

    @Test
    void whatAConnectionKeepsStaysAsItIs() {
        ByteBuf kept = read(first);
        kept.writeCharSequence("abc", US_ASCII);

        ByteBuf next = read(second);
        next.writeCharSequence("xyz", US_ASCII);
        assertThat(kept.toString(US_ASCII)).isEqualTo("abc");
        assertThat(kept.release()).as("the last to hold it").isTrue();
        assertThat(next.release()).isFalse();
    }
}
