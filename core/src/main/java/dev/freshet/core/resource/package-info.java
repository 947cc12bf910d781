// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Files that a simulation names: bodies, feeders.
 *
 * <p>A path is looked for on the class path first (for a simulation that is run from its source file that is the folder of the source), then in the
 * file system, relative to the working directory. Reading blocks, so it takes place while a run is set up, or for small files.
 */
@NullMarked
package dev.freshet.core.resource;

import org.jspecify.annotations.NullMarked;
