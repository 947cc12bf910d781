// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to those who watch a run. Each is given the newest one that it has not had, so that one who takes them slowly misses some and holds up nobody. Safe for any thread.
 */
final class LiveDocuments {

    /** How many may watch at the same time. */
    static final int WATCHERS = 8;

    private final Semaphore places = new Semaphore(WATCHERS);
    private String newest = "";
    private long number;
    private boolean isOver;

    /** An event, and the how manieth it is. */
    record Numbered(long number, String event) {}

    /** Takes a place among those who watch, if there is one, until {@link #leave}. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    boolean isWatched() {
        return places.availablePermits() < WATCHERS;
    }

    /** This is the newest now. */
    synchronized void publish(String event) {
        if (!isOver) {
            newest = event;
            number++;
            notifyAll();
        }
    }

    /** The newest is the last one. */
    synchronized void end() {
        isOver = true;
        notifyAll();
    }

    /** What one who comes now has had: all but what comes next, and but the last one. */
    synchronized long had() {
        return isOver ? number - 1 : number;
    }

    /** Waits for one that is newer; null where none comes any more. */
    synchronized @Nullable Numbered after(long had) throws InterruptedException {
        while (number <= had && !isOver) {
            wait();
        }
        return number <= had ? null : new Numbered(number, newest);
    }

    /** Waits until nobody watches; no longer than that. */
    boolean areLeft(long limitMs) throws InterruptedException {
        boolean areAll = places.tryAcquire(WATCHERS, limitMs, TimeUnit.MILLISECONDS);
        if (areAll) {
            places.release(WATCHERS);
        }
        return areAll;
    }
}
