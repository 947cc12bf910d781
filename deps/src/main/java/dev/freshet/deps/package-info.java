// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Finds the libraries that a simulation names by their coordinates as Maven does, with the user's settings, mirrors, proxies and local repository. Loaded only where
 * a source has such names whose files are not known yet.
 */
@NullMarked
package dev.freshet.deps;

import org.jspecify.annotations.NullMarked;
