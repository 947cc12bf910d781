// SPDX-License-Identifier: Apache-2.0
/** The face of HTTP and event streams: the language. Immutable descriptions; the rooms below turn them into behaviour. */
@NullMarked
package dev.freshet.http;

import org.jspecify.annotations.NullMarked;
