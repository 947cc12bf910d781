// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.SafeText;
import java.util.List;

/** Which names have a row of their own. A loop keeps one for the whole run, and so does the merged run. Confined to the thread of its owner. */
final class RunLimits {

    final NameLimit requests = new NameLimit(NameLimit.NAMES);
    final NameLimit groups = new NameLimit(NameLimit.NAMES);
    final NameLimit streams = new NameLimit(NameLimit.NAMES);
    final NameLimit scenarios = new NameLimit(NameLimit.NAMES);

    String stream(String name) {
        String shown = SafeText.cut(name);
        return streams.admits(shown) ? shown : NameLimit.OTHER;
    }

    String scenario(String name) {
        String shown = SafeText.cut(name);
        return scenarios.admits(shown) ? shown : NameLimit.OTHER;
    }

    boolean admitsRequest(List<String> groups, String name) {
        return requests.admits(List.of(groups, name));
    }
}
