// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

/**
 * How the values of one column are spread, in rows whose bounds are powers of two and of their parts: what a heat map shows, and what two columns become one by.
 * Row 0 holds what is below 1; the others are as high as {@code 2^(1/perOctave)} times their lower bound.
 */
final class HeatRows {

    /** Of heat maps. */
    static final int PER_OCTAVE = 2;

    /** 24 h in microseconds, and a little more. */
    private static final int OCTAVES = 37;

    private static final double LOG_2 = Math.log(2);

    private HeatRows() {}

    /** How many rows there are. */
    static int size(int perOctave) {
        return OCTAVES * perOctave + 1;
    }

    /** The row that a value is in. */
    static int row(double value, int perOctave) {
        if (!(value >= 1)) {
            return 0;
        }
        return Math.min(unlimited(value, perOctave), size(perOctave) - 1);
    }

    /** The row that a value of 1 and more would be in, if there were any number of them. */
    static int unlimited(double value, int perOctave) {
        return 1 + (int) Math.floor(Math.log(value) / LOG_2 * perOctave + 1e-9);
    }

    /** The least value in a row. */
    static double low(int row, int perOctave) {
        return row == 0 ? 0 : Math.pow(2, (row - 1) / (double) perOctave);
    }
}
