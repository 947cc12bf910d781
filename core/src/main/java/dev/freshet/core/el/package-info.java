// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Values that differ from user to user: constants, functions of the session, and the expression language {@code #{...}}.
 *
 * <p>{@link dev.freshet.core.el.Expressions#compile} turns a {@link dev.freshet.core.Dynamic} into an {@link
 * dev.freshet.core.el.Expression}, on the main thread, while a run is set up. A text is parsed once, there; a mistake in it is a {@link
 * dev.freshet.core.SimulationException} that shows the text and the character. Every room that takes values from a simulation calls it.
 *
 * <p>Expressions are shared by all users of all loops and hold no state. They are resolved on the user's loop, without parsing and without
 * locks. A session that does not allow a value gives an {@link dev.freshet.core.el.ExpressionException}, which has no stack trace: it is
 * an expected failure whose text goes into the statistics.
 *
 * <p>A placeholder that stands alone keeps the type of its value; in a longer text it becomes text. The result is then converted to the
 * type that the place asks for, see {@code Conversion}.
 */
@NullMarked
package dev.freshet.core.el;

import org.jspecify.annotations.NullMarked;
