// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.util.SplittableRandom;

/** The prices of two stocks, walking at random: the first event is a snapshot, the others are updates. */
final class StockPrices implements EventFormat {

    private static final byte[] ID = ascii("id: ");
    private static final byte[] SNAPSHOT = ascii("\nevent: snapshot\ndata: [");
    private static final byte[] UPDATE = ascii("\nevent: update\ndata: [");
    private static final byte[] BTC = ascii("{\"symbol\":\"BTC\",\"price\":");
    private static final byte[] ETH = ascii(",{\"symbol\":\"ETH\",\"price\":");
    private static final byte[] SENT_AT = ascii(",\"sentAt\":");
    private static final byte[] END = ascii("]\n\n");

    private static final long MAX_STEP_CENTS = 500;
    private static final long MIN_CENTS = 100_000;
    private static final long MAX_CENTS = 999_999;

    private final SplittableRandom random = new SplittableRandom();
    private long btcCents = 462_827;
    private long ethCents = 324_919;
    private boolean hasSnapshot;

    @Override
    public void write(ByteBuf out, long id, long sentAtMs) {
        out.writeBytes(ID);
        Digits.write(out, id);
        out.writeBytes(hasSnapshot ? UPDATE : SNAPSHOT);
        hasSnapshot = true;
        btcCents = walk(btcCents);
        ethCents = walk(ethCents);
        writePrice(out, BTC, btcCents, sentAtMs);
        writePrice(out, ETH, ethCents, sentAtMs);
        out.writeBytes(END);
    }

    private static void writePrice(ByteBuf out, byte[] symbol, long cents, long sentAtMs) {
        out.writeBytes(symbol);
        Digits.write(out, cents / 100);
        out.writeByte('.');
        Digits.write(out, cents, 2);
        out.writeBytes(SENT_AT);
        Digits.write(out, sentAtMs);
        out.writeByte('}');
    }

    private long walk(long cents) {
        long next = cents + random.nextLong(-MAX_STEP_CENTS, MAX_STEP_CENTS + 1);
        return Math.max(MIN_CENTS, Math.min(MAX_CENTS, next));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
