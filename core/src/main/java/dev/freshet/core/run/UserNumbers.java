// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

/**
 * The numbers that one injector gives its users: {@code first}, {@code first + step}, and so on. Every injector of a run, on whichever
 * machine, has another remainder, so no number is given twice and nobody has to ask.
 *
 * @param first from 1
 * @param step how many injectors there are
 */
record UserNumbers(long first, long step) {

    long of(long index) {
        return first + step * index;
    }
}
