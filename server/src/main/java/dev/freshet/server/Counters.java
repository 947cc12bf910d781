// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the server counts. Written by all loops, per write rather than per event; read from anywhere. */
final class Counters {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder disconnected = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition openStreamsChanged = lock.newCondition();
    private long openStreams;

    void connectionAccepted() {
        accepted.increment();
    }

    void connectionClosed() {
        disconnected.increment();
    }

    void requestBegun() {
        requests.increment();
    }

    void written(int moreBytes, int moreEvents) {
        bytes.add(moreBytes);
        events(moreEvents);
    }

    void events(int more) {
        if (more > 0) {
            events.add(more);
        }
    }

    void streamOpened() {
        addOpenStreams(1);
    }

    void streamClosed() {
        addOpenStreams(-1);
    }

    ServerStats read() {
        long closed = disconnected.sum(); // before the accepted ones, so that the difference is never negative
        long opened = accepted.sum();
        return new ServerStats(opened - closed, openStreams(), opened, requests.sum(), events.sum(), bytes.sum());
    }

    /** Waits until exactly so many streams are open, or the time is over; gives the number at the end. */
    long awaitOpenStreams(long wanted, Duration timeout) throws InterruptedException {
        long leftNs = timeout.toNanos();
        lock.lock();
        try {
            while (openStreams != wanted && leftNs > 0) {
                leftNs = openStreamsChanged.awaitNanos(leftNs);
            }
            return openStreams;
        } finally {
            lock.unlock();
        }
    }

    private void addOpenStreams(int change) {
        lock.lock();
        try {
            openStreams += change;
            openStreamsChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long openStreams() {
        lock.lock();
        try {
            return openStreams;
        } finally {
            lock.unlock();
        }
    }
}
