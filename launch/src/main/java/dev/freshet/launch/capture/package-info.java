// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Streams that are saved with their timing, and read back, in the format of {@code docs/captures.md}.
 *
 * <pre>
 *   loop: CapturedExchange ──► PieceCutter ──► CaptureQueue ──► main thread: Capture ──► CaptureLines ──► CaptureFile
 *                                                               CaptureReader ◄───────────────────────── file
 * </pre>
 */
@NullMarked
package dev.freshet.launch.capture;

import org.jspecify.annotations.NullMarked;
