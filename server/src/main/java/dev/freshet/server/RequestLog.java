// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests that one path got, in the order in which they were answered. Safe for all threads. */
final class RequestLog {

    /** Beyond it the oldest are forgotten, so that a server that runs for days keeps its memory. */
    static final int MAX_REQUESTS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long total;

    void add(ReceivedRequest request) {
        lock.lock();
        try {
            if (requests.size() == MAX_REQUESTS) {
                requests.removeFirst();
            }
            requests.addLast(request);
            total++;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are so many requests, or the time is over; gives those that are remembered. */
    List<ReceivedRequest> await(int count, Duration timeout) throws InterruptedException {
        long leftNs = timeout.toNanos();
        lock.lock();
        try {
            while (total < count && leftNs > 0) {
                leftNs = added.awaitNanos(leftNs);
            }
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    List<ReceivedRequest> all() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }
}
