// SPDX-License-Identifier: Apache-2.0
/** Codings of bodies, such as gzip, undone piece by piece as the bytes come. Knows no sockets and no loops. */
@NullMarked
package dev.freshet.http.coding;

import org.jspecify.annotations.NullMarked;
