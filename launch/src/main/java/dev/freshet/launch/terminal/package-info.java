// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. The terminal that a run is watched on: where it is drawn, its size, its keys, its settings. Nothing of it is used unless standard input and output
 * are a terminal.
 *
 * <pre>
 *   simulation, log, console ──► Screen ──► standard output
 *                                  ▲ frames, by ScreenChanges
 *   Picture ◄──────────────── Terminal ──► TerminalDevice: settings, size, keys, signals (JLineDevice)
 * </pre>
 *
 * <p>Three things can go wrong with a terminal, and each is seen to: a process in the background that changes settings or reads is stopped by the system, so all of
 * that is only done in the foreground; what is drawn must not mix with what others print, so all of it goes through the {@code Screen}; and whichever way the
 * process ends or is suspended, the settings have to be what they were.
 */
@NullMarked
package dev.freshet.launch.terminal;

import org.jspecify.annotations.NullMarked;
