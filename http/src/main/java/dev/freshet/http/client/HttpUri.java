// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;

/**
 * The address of a request, split as the wire needs it.
 *
 * @param secure whether the scheme is {@code https}
 * @param host a name or address; an IPv6 address without brackets
 * @param port always set: 80 or 443 where the text has none
 * @param pathAndQuery begins with a slash, already encoded, without fragment
 */
@Internal
public record HttpUri(boolean secure, String host, int port, String pathAndQuery) {}
