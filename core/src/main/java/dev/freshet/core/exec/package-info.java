// SPDX-License-Identifier: Apache-2.0
/** A part of the face: the type that everything which can be executed shares. */
@NullMarked
package dev.freshet.core.exec;

import org.jspecify.annotations.NullMarked;
