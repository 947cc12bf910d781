// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import dev.freshet.codec.SseEncoder;
import dev.freshet.codec.SseEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open streams of orders, by user: who orders something reads it on all the streams that the same user has open. Safe for all threads. */
final class OrderBoard {

    private final Map<String, Set<OrderStream>> byUser = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    void open(OrderStream stream) {
        byUser.computeIfAbsent(stream.user(), user -> ConcurrentHashMap.newKeySet())
                .add(stream);
    }

    void close(OrderStream stream) {
        byUser.computeIfPresent(stream.user(), (user, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** Takes an order of a user, by the id that the user gave it or else by its number. Returns that id. */
    Placed place(String user, String givenId) {
        long number = numbers.incrementAndGet();
        String id = givenId.isEmpty() ? Long.toString(number) : givenId;
        String data =
                "{\"order\":\"" + id + "\",\"user\":\"" + user + "\",\"sentAt\":" + System.currentTimeMillis() + "}";
        byte[] event = SseEncoder.encode(SseEvent.of(data).withType("order").withId(Long.toString(number)));
        Set<OrderStream> streams = byUser.getOrDefault(user, Set.of());
        streams.forEach(stream -> stream.publish(event));
        return new Placed(id, streams.size());
    }

    /** An order that was taken, and how many streams are told. */
    record Placed(String id, int streams) {}
}
