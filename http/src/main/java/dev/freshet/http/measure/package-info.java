// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. What the events of a stream mean: measures, failures and the end, by the words of the face
 * ({@link dev.freshet.http.SseMeasure} and its like).
 *
 * <p>{@link dev.freshet.http.measure.MeaningCompiler} turns the descriptions into a plan, which all users share: distinct criteria, and instruments that are made of
 * them. Each stream has a {@link dev.freshet.http.measure.StreamMeasures}, which shows every event to the instruments, holds a few doubles for them, and counts. Nothing here knows
 * connections or states; {@code http.sse} tells what comes and how it ended.
 */
@NullMarked
package dev.freshet.http.measure;

import org.jspecify.annotations.NullMarked;
