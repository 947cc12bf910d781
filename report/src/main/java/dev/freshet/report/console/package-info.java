// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. The figures of a run as text for a terminal or a pipe: {@link dev.freshet.report.console.ConsoleProgress} while it runs, {@link
 * dev.freshet.report.console.ConsoleSummary} when it has ended.
 *
 * <p>Both are functions of what was measured: they know neither terminal nor clock. Whoever calls them decides by a {@link
 * dev.freshet.report.console.Palette} whether there are colours, and whether lines have an end.
 *
 * <pre>
 *   RunStats ─► ProgressLine, LiveFrame, ConsoleSummary ─► TextTable ─► Lines ─► text
 *                 RowTable, LiveTables, StreamText    rows by Cells, cut to a Shortlist
 * </pre>
 */
@NullMarked
package dev.freshet.report.console;

import org.jspecify.annotations.NullMarked;
