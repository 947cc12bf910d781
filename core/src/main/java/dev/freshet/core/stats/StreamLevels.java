// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * How many streams there were at once. With several loops a peak is each loop's highest within one interval, added up: the true peak is not
 * above it.
 *
 * @param open streams whose response head had come and that had not ended, when last looked at
 * @param openMax the most of them at once
 * @param connecting streams that waited for their response head, when last looked at
 * @param connectingMax the most of them at once
 */
public record StreamLevels(long open, long openMax, long connecting, long connectingMax) {}
