// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. The expression language {@code #{...}}: parsed once when a run is set up, evaluated per user.
 */
@NullMarked
package dev.freshet.core.el;

import org.jspecify.annotations.NullMarked;
