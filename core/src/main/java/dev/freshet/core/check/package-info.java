// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Checks: extract, transform, validate, save. Compiled once when a run is set up, then applied to messages and responses on the
 * user's loop.
 */
@NullMarked
package dev.freshet.core.check;

import org.jspecify.annotations.NullMarked;
