// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation does with a request before it is sent.
 *
 * @param own what signs this request; null for that of the protocol, if it has one
 * @param protocolSigns whether that of the protocol counts where this request has none
 */
@Internal
public record Signing(@Nullable Signer own, boolean protocolSigns) {

    static final Signing OF_PROTOCOL = new Signing(null, true);
}
