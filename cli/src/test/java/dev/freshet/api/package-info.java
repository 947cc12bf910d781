// SPDX-License-Identifier: Apache-2.0
/** The public face as it was agreed on: a list per module in its folder {@code api}, which a change of the language changes. */
@NullMarked
package dev.freshet.api;

import org.jspecify.annotations.NullMarked;
