// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Records in memory, drawn by chance, each time from all of them.
 *
 * @param records not empty; not changed any more
 */
record AtRandom(List<Map<String, Object>> records) implements Feeder {

    @Override
    public Taken take(int count) {
        List<Map<String, Object>> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(any());
        }
        return new Taken.Records(drawn);
    }

    private Map<String, Object> any() {
        return records.get(ThreadLocalRandom.current().nextInt(records.size()));
    }
}
