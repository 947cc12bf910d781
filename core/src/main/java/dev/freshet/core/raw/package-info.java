// SPDX-License-Identifier: Apache-2.0
/**
 * The raw log: a line for each event of each stream, for whoever asks for it. Loops put events into {@link dev.freshet.core.raw.RawEvents}, one for each loop, and
 * never wait; the thread of the {@link dev.freshet.core.raw.RawLog} takes them out and writes.
 *
 * <p>Format: {@code docs/raw-log.md}.
 */
@NullMarked
package dev.freshet.core.raw;

import org.jspecify.annotations.NullMarked;
