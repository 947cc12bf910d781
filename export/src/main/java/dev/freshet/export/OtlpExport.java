// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.Internal;
import dev.freshet.core.run.LiveExport;
import java.util.Map;
import java.util.function.Consumer;

/** {@code --otlp}: sends the figures so far to a collector of OpenTelemetry. */
@Internal
public final class OtlpExport implements LiveExport {

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public Open open(Map<String, String> settings, Consumer<String> trouble) {
        return new OtlpPush(OtlpSettings.of(settings, System.getenv()), trouble);
    }
}
