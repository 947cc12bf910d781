// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;

/** Which names have a row of their own. A loop keeps one for the whole run, and so does the merged run. Confined to the thread of its owner. */
final class RunLimits {

    final NameLimit requests = new NameLimit(NameLimit.NAMES);
    final NameLimit groups = new NameLimit(NameLimit.NAMES);
    final NameLimit streams = new NameLimit(NameLimit.NAMES);
    final NameLimit scenarios = new NameLimit(NameLimit.NAMES);

    String stream(String name) {
        return streams.admits(name) ? name : NameLimit.OTHER;
    }

    String scenario(String name) {
        return scenarios.admits(name) ? name : NameLimit.OTHER;
    }

    boolean admitsRequest(List<String> groups, String name) {
        return requests.admits(List.of(groups, name));
    }
}
