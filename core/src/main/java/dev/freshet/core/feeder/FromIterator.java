// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.el.Crash;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records that code of the simulation's author makes, one user's after the other's. */
final class FromIterator implements Feeder {

    private final Iterator<Map<String, Object>> iterator;
    private final Object lock = new Object();

    FromIterator(Iterator<Map<String, Object>> iterator) {
        this.iterator = iterator;
    }

    @Override
    public Taken take(int count) {
        List<Map<String, Object>> records = new ArrayList<>(Math.min(count, 16));
        synchronized (lock) {
            try {
                while (records.size() < count) {
                    if (!iterator.hasNext()) {
                        return new Taken.Failed("feeder is now empty: the iterator has no more records.");
                    }
                    // The iterator may give the same map, with other values, to the next user.
                    records.add(new LinkedHashMap<>(iterator.next()));
                }
            } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
                return new Taken.Failed("the iterator failed: " + Crash.reason(e));
            }
        }
        return new Taken.Records(records);
    }
}
