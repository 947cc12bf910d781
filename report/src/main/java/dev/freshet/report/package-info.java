// SPDX-License-Identifier: Apache-2.0
/**
 * The results of a run as files: {@code summary.json} for programs and {@code index.html} for people.
 *
 * <p>In flows one {@link dev.freshet.core.stats.RunStats}, which is immutable; out come two files in a folder, written by {@link
 * dev.freshet.report.Report} on the caller's thread. Nothing else of the core is known here. What a terminal shows is made in {@code dev.freshet.report.console}.
 *
 * <p>The page is one self-contained file. It holds the figures as static tables, so that it reads without scripts, and the timeline as a
 * block of JSON that a script draws with uPlot. Its content security policy admits the two scripts and the style sheet by their
 * hashes and nothing else, neither from the page nor from any network. Every text that comes from a simulation or a server passes through
 * {@link dev.freshet.report.Html}, which escapes by construction.
 *
 * <p>The keys of the JSON file are a promise, described in {@code docs/summary-json.md}.
 */
@NullMarked
package dev.freshet.report;

import org.jspecify.annotations.NullMarked;
