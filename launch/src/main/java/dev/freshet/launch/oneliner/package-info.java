// SPDX-License-Identifier: Apache-2.0
/**
 * From the words of one command line to a simulation. Each option is said once, as a step on a value of the language and as the Java that takes the same step ({@link
 * dev.freshet.launch.oneliner.Spoken}); so the simulation that runs and the source that is shown are the same.
 */
@NullMarked
package dev.freshet.launch.oneliner;

import org.jspecify.annotations.NullMarked;
