// SPDX-License-Identifier: Apache-2.0
/**
 * The code that the documentation shows, and the tests that keep the two together.
 *
 * <p>Between {@code // snippet: name} and {@code // end} stands what a page shows under the comment {@code <!-- snippet: name -->}. {@code DocsTest}
 * compares them, and it looks after the links. Regions of the same name in one file are shown as one block. A block may also show a whole
 * file: {@code <!-- snippet: examples/Prices.java -->}.
 *
 * <p>Nearly every snippet belongs to a simulation, a nested class that extends {@code GuideSimulation}. {@code GuideRunTest} finds
 * them all and runs them against a sample server in the same process: each must end with the errors that it announces, which are none unless the
 * snippet is about failure.
 *
 * <p>After a change of a snippet the pages are brought up to date by
 *
 * <pre>{@code
 * mvn -pl cli -am test -Dtest=DocsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true
 * }</pre>
 */
@NullMarked
package dev.freshet.docs;

import org.jspecify.annotations.NullMarked;
