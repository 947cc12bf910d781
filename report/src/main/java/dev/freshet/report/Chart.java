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
record Chart(String id, String title, Unit unit, List<ChartLine> lines, String note) {

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
}
