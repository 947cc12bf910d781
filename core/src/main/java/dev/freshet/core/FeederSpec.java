// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * All that a feeder says, for {@code core.feeder} to open. Immutable.
 *
 * @param origin where the records are
 * @param order in which order they are given
 * @param transforms what is done to each value, in order
 * @param zipped whether the file is compressed
 */
@Internal
public record FeederSpec(
        Origin origin, Order order, List<BiFunction<String, Object, Object>> transforms, boolean zipped) {

    public FeederSpec {
        transforms = List.copyOf(transforms);
    }

    static FeederSpec of(Origin origin) {
        return new FeederSpec(origin, Order.QUEUE, List.of(), false);
    }

    FeederSpec with(Order newOrder) {
        return new FeederSpec(origin, newOrder, transforms, zipped);
    }

    FeederSpec with(BiFunction<String, Object, Object> transform) {
        List<BiFunction<String, Object, Object>> more = new ArrayList<>(transforms);
        more.add(transform);
        return new FeederSpec(origin, order, more, zipped);
    }

    FeederSpec unzipped() {
        return new FeederSpec(origin, order, transforms, true);
    }

    /** The feeder as it stands in a simulation. */
    public String words() {
        return origin.words()
                + (zipped ? ".unzip()" : "")
                + (order == Order.QUEUE ? "" : "." + order.name().toLowerCase(Locale.ROOT) + "()");
    }

    /** In which order records are given. */
    public enum Order {
        QUEUE(false),
        SHUFFLE(false),
        RANDOM(true),
        CIRCULAR(true);

        private final boolean endless;

        Order(boolean endless) {
            this.endless = endless;
        }

        /** Whether there is always another record. */
        public boolean isEndless() {
            return endless;
        }
    }

    /** Where records are. */
    public sealed interface Origin {

        /** What the author of the simulation calls it, for the messages of mistakes. */
        String words();
    }

    /** A file. */
    public sealed interface File extends Origin {
        String path();
    }

    /**
     * A file with one record in a line and the names of the attributes in the first.
     *
     * @param method the method that describes it
     */
    public record Separated(String method, String path, char separator, char quote) implements File {
        @Override
        public String words() {
            return method + "(\"" + path + "\")";
        }
    }

    /** A file with an array of JSON objects. */
    public record JsonArray(String path) implements File {
        @Override
        public String words() {
            return "jsonFile(\"" + path + "\")";
        }
    }

    /** A file with a JSON object in each line. */
    public record JsonLines(String path) implements File {
        @Override
        public String words() {
            return "jsonlFile(\"" + path + "\")";
        }
    }

    /** An array of JSON objects on a server, fetched when a run is set up. */
    public record JsonUrl(String url) implements Origin {
        @Override
        public String words() {
            return "jsonUrl(\"" + url + "\")";
        }
    }

    /**
     * Records that the simulation made.
     *
     * @param method the method that describes it
     */
    public record InMemory(String method, List<Map<String, Object>> records) implements Origin {

        public InMemory {
            records = records.stream().map(InMemory::copy).toList();
        }

        /** Values may be null. */
        private static Map<String, Object> copy(Map<String, Object> record) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(record));
        }

        @Override
        public String words() {
            return method;
        }
    }
}
