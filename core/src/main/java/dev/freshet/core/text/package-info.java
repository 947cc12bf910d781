// SPDX-License-Identifier: Apache-2.0
/** Texts that nobody here has written, such as names that come from data and what servers say, on their way to people and to programs. */
@NullMarked
package dev.freshet.core.text;

import org.jspecify.annotations.NullMarked;
