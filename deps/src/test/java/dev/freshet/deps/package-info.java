// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.freshet.deps;

import org.jspecify.annotations.NullMarked;
