// SPDX-License-Identifier: Apache-2.0
/** Internal. JSON values and the two path languages over them: compiled once, evaluated often. */
@NullMarked
package dev.freshet.core.json;

import org.jspecify.annotations.NullMarked;
