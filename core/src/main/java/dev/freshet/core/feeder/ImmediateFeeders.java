// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederService;
import dev.freshet.core.FeederSpec;
import dev.freshet.core.Internal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads the records of feeders for simulations that ask for them. */
@Internal
public final class ImmediateFeeders implements FeederService {

    @Override
    public List<Map<String, Object>> readRecords(FeederSpec spec) {
        return Collections.unmodifiableList(Records.all(spec));
    }
}
