// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

/** What the statistics answer when they are asked for a figure. */
sealed interface Reading {

    /** The figure; of times in milliseconds. */
    record Value(double figure) implements Reading {}

    /** There is none, and why. */
    record Missing(String reason) implements Reading {}
}
