// SPDX-License-Identifier: Apache-2.0
/** The face of Freshet: the language. */
@NullMarked
package dev.freshet.core;

import org.jspecify.annotations.NullMarked;
