// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Bodies of requests: a description compiled once, when a run is set up, to an expression that gives bytes per session.
 *
 * <p>Files with a constant path are read then, and a missing one is a mistake of the simulation. A path that is an expression is resolved per user; what was
 * read for it is kept in a bounded cache that all loops share.
 */
@NullMarked
package dev.freshet.core.body;

import org.jspecify.annotations.NullMarked;
