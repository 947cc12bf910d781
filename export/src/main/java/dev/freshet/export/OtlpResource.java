// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run is as a resource of OpenTelemetry: its card, and what the environment says, which goes before. */
final class OtlpResource {

    private OtlpResource() {}

    static Resource of(Snapshot run, Map<String, String> given) {
        Map<String, String> named = new LinkedHashMap<>();
        String tool = run.facts().getOrDefault("tool", "");
        named.put("service.name", "freshet");
        named.put("service.version", tool.substring(tool.lastIndexOf(' ') + 1));
        named.put(
                "service.instance.id",
                run.simulation() + "-" + run.start() + "-" + run.facts().getOrDefault("process", ""));
        named.put("freshet.simulation", run.simulation());
        named.put("freshet.description", run.description());
        run.facts().forEach((key, fact) -> named.put("freshet." + key, fact));
        named.putAll(given);
        AttributesBuilder attributes = Attributes.builder();
        named.forEach((key, value) -> {
            if (!value.isEmpty()) {
                attributes.put(key, ExportLabels.encodable(value));
            }
        });
        return Resource.create(attributes.build());
    }
}
