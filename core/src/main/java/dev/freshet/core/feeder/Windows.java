// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec.Order;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file that is too large for memory, window by window, in the order that its feeder wants. Order by chance is chance within a window. Confined
 * to one thread at a time; blocks.
 */
final class Windows implements Closeable {

    /** How many records are mixed with each other. */
    static final int MIXED = 2_000;

    /** How many records are read at a time if they are not mixed. */
    private static final int READ = 256;

    private final RecordFile file;
    private final Order order;
    private final Random random;
    private RecordReader reader;

    Windows(RecordFile file, Order order, Random random) throws IOException {
        this.file = file;
        this.order = order;
        this.random = random;
        this.reader = file.open();
    }

    /**
     * The next window; empty when there is none.
     *
     * @throws dev.freshet.core.SimulationException when something is wrong with a record
     */
    List<Map<String, Object>> next() throws IOException {
        List<Map<String, Object>> window = read();
        if (window.isEmpty() && order.isEndless()) {
            reader.close();
            reader = file.open();
            window = read();
        }
        return switch (order) {
            case QUEUE, CIRCULAR -> window;
            case SHUFFLE -> shuffled(window);
            case RANDOM -> drawn(window);
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private List<Map<String, Object>> read() throws IOException {
        int size = order == Order.SHUFFLE || order == Order.RANDOM ? MIXED : READ;
        List<Map<String, Object>> window = new ArrayList<>(size);
        while (window.size() < size) {
            Map<String, Object> record = reader.read();
            if (record == null) {
                break;
            }
            window.add(record);
        }
        return window;
    }

    private List<Map<String, Object>> shuffled(List<Map<String, Object>> window) {
        Collections.shuffle(window, random);
        return window;
    }

    /** As many as there are in the window, each drawn from all of them. */
    private List<Map<String, Object>> drawn(List<Map<String, Object>> window) {
        List<Map<String, Object>> drawn = new ArrayList<>(window.size());
        for (int i = 0; i < window.size(); i++) {
            drawn.add(window.get(random.nextInt(window.size())));
        }
        return drawn;
    }
}
