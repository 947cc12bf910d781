// SPDX-License-Identifier: Apache-2.0
/** Looking at one stream, or at one response, as it comes: what loops see is shown by a thread of its own. */
@NullMarked
package dev.freshet.launch.look;

import org.jspecify.annotations.NullMarked;
