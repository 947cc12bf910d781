// SPDX-License-Identifier: Apache-2.0
/**
 * The face of Freshet: the language that simulations are written in.
 *
 * <p>Everything here describes and nothing here acts. {@link dev.freshet.core.Session} and all builders are immutable values, safe
 * to share between threads and to reuse in several places of a scenario. When a run starts, the rooms below this package
 * turn the descriptions into behaviour: {@code core.el} parses expressions, {@code core.check} compiles checks, {@code
 * core.scenario} compiles chains to actions, {@code core.inject} computes arrival times and {@code core.run} drives the virtual
 * users.
 *
 * <p>This package imports the JDK and nothing else of Freshet; a test keeps it so.
 */
@NullMarked
package dev.freshet.core;

import org.jspecify.annotations.NullMarked;
