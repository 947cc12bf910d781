// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Scenarios as they run: a chain of steps compiled to linked {@link dev.freshet.core.scenario.Action}s.
 *
 * <p>When a run is set up, each scenario is compiled once, from its last step to its first, so that every action knows the next. Actions
 * are shared by all users of all loops and hold no user's state; what differs is the {@link dev.freshet.core.Session} that is passed along
 * and the {@link dev.freshet.core.scenario.VirtualUser} that it belongs to.
 *
 * <p>Protocol modules plug in through {@link dev.freshet.core.scenario.Protocol}, found by {@code ServiceLoader}.
 */
@NullMarked
package dev.freshet.core.scenario;

import org.jspecify.annotations.NullMarked;
