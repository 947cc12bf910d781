// SPDX-License-Identifier: Apache-2.0
/**
 * The page of a run: one document of everything that was measured, which scripts in a browser draw. {@link dev.freshet.report.page.History} brings the seconds of
 * a run into at most 600 columns, {@link dev.freshet.report.page.RunDocument} writes them down with all figures.
 */
@NullMarked
package dev.freshet.report.page;

import org.jspecify.annotations.NullMarked;
