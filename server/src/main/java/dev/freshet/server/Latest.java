// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What was used latest, by keys: what was not used for longest is forgotten, so that a server that runs for days keeps its memory. Safe for all threads. */
final class Latest<V> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, V> byKey;

    /** @param most how many are kept */
    Latest(int most) {
        byKey = new Bounded<>(most);
    }

    void put(String key, V value) {
        lock.lock();
        try {
            byKey.put(key, value);
        } finally {
            lock.unlock();
        }
    }

    Optional<V> get(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(byKey.get(key));
        } finally {
            lock.unlock();
        }
    }

    void remove(String key) {
        lock.lock();
        try {
            byKey.remove(key);
        } finally {
            lock.unlock();
        }
    }

    private static final class Bounded<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }
}
