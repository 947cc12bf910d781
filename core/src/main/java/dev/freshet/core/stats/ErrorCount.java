// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * How often something went wrong in the same way.
 *
 * @param text what went wrong, at most 200 characters; {@code (other)} stands for all the texts beyond the number that is told apart
 */
public record ErrorCount(String text, long count) {}
