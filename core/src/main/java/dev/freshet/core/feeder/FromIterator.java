// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                    Map<String, Object> record = AuthorCode.call(this::next);
                    if (record == null) {
                        return new Taken.Failed("feeder is now empty: the iterator has no more records.");
                    }
                    records.add(record);
                }
            } catch (AuthorFailure e) {
                return new Taken.Failed("the iterator failed: " + e.reason());
            }
        }
        return new Taken.Records(records);
    }

    /** A copy of the next record, since the iterator may give the same map, with other values, to the next user; null when there is none. */
    private @Nullable Map<String, Object> next() {
        return iterator.hasNext() ? new LinkedHashMap<>(iterator.next()) : null;
    }
}
