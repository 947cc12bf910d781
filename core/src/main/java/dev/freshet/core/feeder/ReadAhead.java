// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.SimulationException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of a file that is too large for memory. A thread of its own keeps some thousand of them ready; users take them under a lock that nobody
 * holds while reading.
 */
final class ReadAhead implements Feeder, Closeable {

    /** The thread reads on when fewer than half as many are ready. */
    private static final int READY = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    // set once
    private final String words;
    private final Windows windows;
    private final Thread thread;

    // guarded by lock
    private final Object lock = new Object();
    private final ArrayDeque<Map<String, Object>> ready = new ArrayDeque<>();
    private List<Waiting> waiting = new ArrayList<>();
    private int wantedReady = READY;
    private long handedOver;
    private boolean ended;
    private @Nullable String failure;
    private boolean closed;

    /**
     * Begins to read.
     *
     * @param words the feeder as it stands in the simulation
     * @param first the first window, which has been read already
     * @param windows what follows; closed by the thread
     */
    ReadAhead(String words, List<Map<String, Object>> first, Windows windows) {
        this.words = words;
        this.windows = windows;
        ready.addAll(first);
        handedOver = first.size();
        thread = new Thread(this::readOn, "freshet-feeder " + words);
        thread.setDaemon(true);
    }

    ReadAhead start() {
        thread.start();
        return this;
    }

    private record Waiting(Executor loop, Runnable task) {

        void call() {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException e) {
                LOG.debug("A user waited for records until its loop had ended", e);
            }
        }
    }

    @Override
    public Taken take(int count) {
        synchronized (lock) {
            if (ready.size() < count && !ended) {
                wantedReady = (int) Math.max(wantedReady, Math.min(Integer.MAX_VALUE, 2L * count));
                lock.notifyAll();
                return Taken.Later.LATER;
            }
            if (ready.size() < count) {
                return failure == null
                        ? Exhaustion.of(words, handedOver, ready.size(), count)
                        : new Taken.Failed(failure);
            }
            List<Map<String, Object>> records = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                records.add(ready.remove());
            }
            if (ready.size() < wantedReady / 2) {
                lock.notifyAll();
            }
            return new Taken.Records(records);
        }
    }

    @Override
    public void onReady(int count, Executor loop, Runnable task) {
        Waiting user = new Waiting(loop, task);
        synchronized (lock) {
            if (!ended && ready.size() < count) {
                waiting.add(user);
                return;
            }
        }
        user.call();
    }

    /** Lets the thread end. Does not wait for it. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private void readOn() {
        String wrong = null;
        try (windows) {
            while (awaitDemand()) {
                List<Map<String, Object>> window = windows.next();
                if (window.isEmpty()) {
                    break;
                }
                hand(window);
            }
        } catch (IOException e) {
            wrong = words + ": " + Failures.reason(e);
        } catch (SimulationException e) {
            wrong = e.getMessage();
        } catch (InterruptedException e) {
            wrong = words + ": reading was interrupted";
        } catch (RuntimeException | Error e) {
            LOG.error("{} could not be read on", words, e);
            wrong = words + ": reading failed: " + e;
        }
        end(wrong);
    }

    /** Waits until more records are wanted. Tells whether they are. */
    private boolean awaitDemand() throws InterruptedException {
        synchronized (lock) {
            while (!closed && ready.size() >= wantedReady / 2) {
                lock.wait();
            }
            return !closed;
        }
    }

    private void hand(List<Map<String, Object>> window) {
        List<Waiting> called;
        synchronized (lock) {
            ready.addAll(window);
            handedOver += window.size();
            called = waiting;
            waiting = new ArrayList<>();
        }
        called.forEach(Waiting::call);
    }

    private void end(@Nullable String wrong) {
        List<Waiting> called;
        synchronized (lock) {
            ended = true;
            failure = wrong;
            called = waiting;
            waiting = new ArrayList<>();
        }
        called.forEach(Waiting::call);
    }
}
