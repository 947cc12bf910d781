// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import java.util.List;

/**
 * One chart over time.
 *
 * @param id short and unique within the page
 * @param unit what its values are in
 * @param note what is worth knowing without looking at the picture; may be empty
 */
record Chart(String id, String title, Unit unit, List<Line> lines, String note) {

    /** What values are in, and how they are to be shown. */
    enum Unit {
        COUNT("count"),
        PER_SECOND("perSecond"),
        BYTES_PER_SECOND("bytesPerSecond"),
        /** Values are milliseconds. */
        LATENCY("latency");

        private final String key;

        Unit(String key) {
            this.key = key;
        }

        /** The unit's name in the data of the page. */
        String key() {
            return key;
        }
    }

    /** One line: a value for each row of the timeline, not a number where there is none. Immutable once made. */
    static final class Line {

        private final String label;
        private final String style;
        private final double[] values;

        /**
         * Takes over the values.
         *
         * @param style names the colour
         */
        Line(String label, String style, double[] values) {
            this.label = label;
            this.style = style;
            this.values = values;
        }

        String label() {
            return label;
        }

        String style() {
            return style;
        }

        int size() {
            return values.length;
        }

        double value(int row) {
            return values[row];
        }

        /** The row with the highest value, or -1 where there is no value. */
        int highest() {
            int highest = -1;
            for (int row = 0; row < values.length; row++) {
                if (!Double.isNaN(values[row]) && (highest < 0 || values[row] > values[highest])) {
                    highest = row;
                }
            }
            return highest;
        }
    }
}
