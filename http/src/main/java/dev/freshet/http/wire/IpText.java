// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.regex.Pattern;

/** Whether a text is an address, as it stands in the PROXY protocol. */
@Internal
public final class IpText {

    private static final Pattern V4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern V6_SIGNS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpText() {}

    /** Whether it is an address of IPv4, as four decimal numbers. */
    public static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /** Whether it is an address of IPv6, without brackets and zone. */
    public static boolean isV6(String text) {
        return V6_SIGNS.matcher(text).matches() && UriParser.isIpv6(text);
    }
}
