// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.VirtualUser;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has come for a stream while its user was put off between two steps, in its order: it is handed over when the user waits for something, or asks for what has come. So no event
 * slips through between two checks, and each keeps the time of its arrival. Beyond some bytes the connection is not read any more. Confined to the user's loop.
 */
final class HeldBack {

    /** Enough for what a stream brings between two steps of a user that is slow; more stays with the operating system. */
    static final int MOST_BYTES = 64 << 10;

    private final VirtualUser user;
    private final Connection connection;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int bytes;
    private boolean isOn;
    private boolean isReading = true;
    private boolean isHandingOver;

    /** Nothing so far. */
    HeldBack(VirtualUser user, Connection connection) {
        this.user = user;
        this.connection = connection;
    }

    /** One thing that has come. */
    private record Piece(int bytes, Runnable handOver) {}

    /** What the pieces belong to. */
    interface Connection {

        /** Reads on, or no more. */
        void reading(boolean isOn);

        /** Whether something is held back from now on, so that nobody can tell how long the server is silent. */
        void holding(boolean isOn);
    }

    /** Whether what comes now has to wait. */
    boolean isDue() {
        return user.isPutOff() || !pieces.isEmpty();
    }

    /** Something has come that has to wait. */
    void add(int size, Runnable handOver) {
        pieces.addLast(new Piece(size, handOver));
        begin(size);
    }

    /** Something that was being handed over has to wait again. */
    void addAgain(int size, Runnable handOver) {
        pieces.addFirst(new Piece(size, handOver));
        begin(size);
    }

    /** Hands over what the user can take now. */
    void handOver() {
        if (!isOn || isHandingOver) {
            return;
        }
        isHandingOver = true;
        while (!pieces.isEmpty() && !user.isPutOff()) {
            Piece piece = pieces.removeFirst();
            bytes -= piece.bytes();
            piece.handOver().run();
        }
        isHandingOver = false;
        if (pieces.isEmpty()) {
            end();
        } else {
            user.afterTurn(this::handOver);
        }
    }

    /** Nothing of it is wanted any more. */
    void forget() {
        pieces.clear();
        isOn = false;
    }

    private void begin(int size) {
        bytes += size;
        if (!isOn) {
            isOn = true;
            connection.holding(true);
            user.afterTurn(this::handOver);
        }
        if (isReading && bytes > MOST_BYTES) {
            isReading = false;
            connection.reading(false);
        }
    }

    private void end() {
        if (isOn) {
            isOn = false;
            connection.holding(false);
        }
        if (!isReading) {
            isReading = true;
            connection.reading(true);
        }
    }
}
