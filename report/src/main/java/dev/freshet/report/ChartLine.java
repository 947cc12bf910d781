// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

/** One line of a chart: a value for each row of the timeline, not a number where there is none. Immutable once made. */
final class ChartLine {

    private final String label;
    private final String style;
    private final double[] values;

    /**
     * Takes over the values.
     *
     * @param style names the colour
     */
    ChartLine(String label, String style, double[] values) {
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
