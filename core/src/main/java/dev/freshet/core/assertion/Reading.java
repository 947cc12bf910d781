// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

/** What the statistics answer when they are asked for a figure. */
sealed interface Reading {

    /**
     * The figure.
     *
     * @param unit what it is counted in; may be empty
     * @param one what one of them is called
     * @param isTime whether it is a time, in milliseconds
     */
    record Value(double figure, String unit, String one, boolean isTime) implements Reading {

        static Value milliseconds(double figure) {
            return new Value(figure, "ms", "ms", true);
        }

        static Value of(double figure, String unit) {
            return new Value(figure, unit, unit, false);
        }

        /** How many there are of something that the language has a word for, in the plural. */
        static Value counted(double figure, String many) {
            int ending = many.endsWith("sses") ? 2 : many.endsWith("s") ? 1 : 0;
            return new Value(figure, many, many.substring(0, many.length() - ending), false);
        }
    }

    /** There is none, and why. */
    record Missing(String reason) implements Reading {}
}
