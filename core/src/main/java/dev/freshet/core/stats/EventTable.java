// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;

/**
 * Events by their ids, with first and last arrival and the number of receivers: a hash table in plain arrays, by open addressing, so that an event makes no object. It grows with what is in
 * it, up to a number of events. Confined to the thread of its owner.
 */
final class EventTable {

    private static final int FIRST_SIZE = 16;

    private final int mostEvents;
    private long[] ids = {};
    private long[] firstNs = {};
    private long[] lastNs = {};

    /** How many have received it; 0 where the slot is free. */
    private int[] receivers = {};

    private int size;

    /** An empty table, which takes no memory yet. */
    EventTable(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    /** An empty table with room for as many events as another has. */
    EventTable(int mostEvents, EventTable like) {
        this(mostEvents);
        if (like.size > 0) {
            allocate(Integer.highestOneBit(Math.max(FIRST_SIZE, like.size)) * 2);
        }
    }

    /** What is done with each event. */
    interface Visitor {
        void visit(long id, long firstNs, long lastNs, int receivers);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The bytes of its arrays. */
    long bytes() {
        return (long) ids.length * (3 * Long.BYTES + Integer.BYTES);
    }

    /** Adds receivers of an event. Tells whether there was room for it; there always is for an event that is in the table. */
    boolean add(long id, long first, long last, int count) {
        int slot = slot(id);
        if (slot < 0) {
            if (size >= mostEvents) {
                return false;
            }
            slot = free(id);
            ids[slot] = id;
            firstNs[slot] = first;
            lastNs[slot] = last;
            receivers[slot] = count;
            size++;
            return true;
        }
        firstNs[slot] = Math.min(firstNs[slot], first);
        lastNs[slot] = Math.max(lastNs[slot], last);
        receivers[slot] += count;
        return true;
    }

    /** Forgets all events and keeps the memory for those to come. */
    void clear() {
        Arrays.fill(receivers, 0);
        size = 0;
    }

    boolean contains(long id) {
        return slot(id) >= 0;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < receivers.length; i++) {
            if (receivers[i] > 0) {
                visitor.visit(ids[i], firstNs[i], lastNs[i], receivers[i]);
            }
        }
    }

    /** The slot of that event, negative if it is not there. */
    private int slot(long id) {
        int mask = ids.length - 1;
        if (mask < 0) {
            return -1;
        }
        for (int i = hash(id) & mask; receivers[i] > 0; i = (i + 1) & mask) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    /** A free slot for an event that is not there; at least a quarter of the slots stays free. */
    private int free(long id) {
        if (size * 4L >= ids.length * 3L) {
            grow();
        }
        int mask = ids.length - 1;
        int slot = hash(id) & mask;
        while (receivers[slot] > 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldFirst = firstNs;
        long[] oldLast = lastNs;
        int[] oldReceivers = receivers;
        allocate(Math.max(FIRST_SIZE, ids.length * 2));
        size = 0;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldReceivers[i] > 0) {
                add(oldIds[i], oldFirst[i], oldLast[i], oldReceivers[i]);
            }
        }
    }

    private void allocate(int slots) {
        ids = new long[slots];
        firstNs = new long[slots];
        lastNs = new long[slots];
        receivers = new int[slots];
    }

    /** Spreads numbers that rise by one, and times that are whole milliseconds, over the slots. */
    private static int hash(long id) {
        long mixed = id * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 52);
    }
}
