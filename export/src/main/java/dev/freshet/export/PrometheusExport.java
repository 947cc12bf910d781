// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.Internal;
import dev.freshet.core.run.LiveExport;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** {@code --prometheus}: serves the figures so far to whoever asks for them. */
@Internal
public final class PrometheusExport implements LiveExport {

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public Open open(Map<String, String> settings, Consumer<String> trouble) throws IOException {
        return PrometheusEndpoint.open(settings.getOrDefault("address", ""));
    }
}
