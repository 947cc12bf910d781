// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Records in memory, handed out in the order of the list. */
final class InOrder implements Feeder {

    private final String words;
    private final List<Map<String, Object>> records;
    private final boolean endless;
    private final AtomicLong taken = new AtomicLong();

    /**
     * A feeder of these.
     *
     * @param words the feeder as it stands in the simulation
     * @param records not empty; not changed any more
     * @param endless whether it begins again after the last
     */
    InOrder(String words, List<Map<String, Object>> records, boolean endless) {
        this.words = words;
        this.records = records;
        this.endless = endless;
    }

    @Override
    public Taken take(int count) {
        int size = records.size();
        long from = taken.getAndAdd(count);
        if (!endless && from + count > size) {
            return Exhaustion.of(words, size, Math.max(0, size - from), count);
        }
        List<Map<String, Object>> next = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            next.add(record(from + i));
        }
        return new Taken.Records(next);
    }

    private Map<String, Object> record(long number) {
        return records.get((int) (number % records.size()));
    }
}
